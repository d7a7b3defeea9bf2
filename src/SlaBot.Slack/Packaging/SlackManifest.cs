using System.Text;

namespace SlaBot.Slack.Packaging;

/// <summary>How an app is reached that a manifest is made for.</summary>
public enum SlackManifestKind
{
    /// <summary>At a public address, by one workspace whose token is in the settings.</summary>
    Http,

    /// <summary>At a public address, by every workspace that installs it: with installs, token rotation and organisations.</summary>
    Installs,

    /// <summary>By sockets that it opens itself: no address at all.</summary>
    SocketMode,
}

/// <summary>The app's manifest for Slack: <c>manifest/slack/manifest.yaml</c> with an address filled in, and without what a kind does not need.</summary>
public static class SlackManifest
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "slack-manifest.yaml";

    private const string Example = "https://slabot.example/";
    private const string Resource = "SlaBot.Slack.Manifest.manifest.yaml";

    // What a fixed token cannot live with: one that rotates ends after twelve hours.
    private static readonly string[] OfInstalls = ["org_deploy_enabled", "token_rotation_enabled"];

    /// <summary>Makes the manifest.</summary>
    /// <param name="kind">How the app is reached.</param>
    /// <param name="publicUrl">The address at which Slack reaches SlaBot; not used for <see cref="SlackManifestKind.SocketMode"/>.</param>
    /// <exception cref="ArgumentNullException">There is no address, and the kind needs one.</exception>
    public static string Fill(SlackManifestKind kind, Uri? publicUrl)
    {
        if (kind != SlackManifestKind.SocketMode)
        {
            ArgumentNullException.ThrowIfNull(publicUrl);
        }

        var filled = new StringBuilder();
        foreach (var line in Template().Split('\n'))
        {
            var name = line.Split(':')[0].TrimStart(' ', '-');
            var isRedirect = name == "redirect_urls" || line.Contains($"{Example}slack/oauth", StringComparison.Ordinal);
            if ((isRedirect && kind != SlackManifestKind.Installs) || (kind == SlackManifestKind.SocketMode && line.Contains(Example, StringComparison.Ordinal)))
            {
                continue;
            }

            filled.Append(name switch
            {
                "socket_mode_enabled" => Switched(line, kind == SlackManifestKind.SocketMode),
                _ when OfInstalls.Contains(name) => Switched(line, kind == SlackManifestKind.Installs),
                _ => line.Replace(Example, publicUrl?.AbsoluteUri.TrimEnd('/') + "/", StringComparison.Ordinal),
            }).Append('\n');
        }

        return filled.ToString().TrimEnd('\n') + "\n";
    }

    private static string Switched(string line, bool isOn) => $"{line.Split(':')[0]}: {(isOn ? "true" : "false")}";

    private static string Template()
    {
        using var stream = typeof(SlackManifest).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The program has no {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
