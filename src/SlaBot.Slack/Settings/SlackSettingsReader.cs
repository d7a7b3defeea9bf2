using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;

namespace SlaBot.Slack.Settings;

/// <summary>Reads how SlaBot is connected to Slack. A start with settings that are missing, blank, unusable or contradictory fails with one sentence.</summary>
public static class SlackSettingsReader
{
    private static readonly string[] Names =
    [
        "SigningSecret", "PreviousSigningSecret", "BotToken", "AppToken", "ClientId", "ClientSecret", "TokenKey", "HomeTeam", "ApiUrl", "PublicUrl",
    ];

    // What belongs to the way in over HTTP, and has no place beside sockets.
    private static readonly string[] OfEndpoints = ["SigningSecret", "PreviousSigningSecret", "ClientId", "ClientSecret"];

    /// <summary>Reads the settings <c>Slack__…</c>.</summary>
    /// <param name="configuration">All settings; the secrets are read from it again at each use.</param>
    /// <returns>The settings, or null where there are none of Slack: then there is no endpoint.</returns>
    /// <exception cref="SettingsException">They cannot be used; the sentence names the setting.</exception>
    public static SlackSettings? Read(IConfiguration configuration)
    {
        var slack = configuration.GetSection("Slack");
        var given = Names.Where(name => slack[name] is not null || slack.GetSection(name).GetChildren().Any()).ToList();
        if (given.Find(name => string.IsNullOrWhiteSpace(slack[name])) is { } blank)
        {
            throw new SettingsException($"{Shown(blank)} is blank: give it a value, or remove it.");
        }

        return given.Count == 0 ? null : slack["AppToken"] is null ? OverHttp(slack, configuration) : OverSockets(slack, given, configuration);
    }

    private static SlackSettings OverSockets(IConfiguration slack, List<string> given, IConfiguration configuration)
    {
        RequireToken(slack, "AppToken", "xapp-", "App-Level Tokens on the Basic Information page, with the scope connections:write");
        return OfEndpoints.FirstOrDefault(given.Contains) is { } other
            ? throw new SettingsException($"Slack__AppToken and {Shown(other)} contradict each other: the first is for Socket Mode, which has no endpoint; keep one of them.")
            : slack["BotToken"] is null
            ? throw new SettingsException("Slack__BotToken is missing: Socket Mode needs the Bot User OAuth Token of your workspace beside Slack__AppToken.")
            : Common(slack, configuration) with { IsSocketMode = true };
    }

    private static SlackSettings OverHttp(IConfiguration slack, IConfiguration configuration)
    {
        RequireSecret(slack, "SigningSecret", "Slack__SigningSecret is missing: it is on the Basic Information page of the app; or give Slack__AppToken for Socket Mode.");
        if (slack["PreviousSigningSecret"] is not null)
        {
            RequireSecret(slack, "PreviousSigningSecret", "");
            if (slack["PreviousSigningSecret"]!.Trim() == slack["SigningSecret"]!.Trim())
            {
                throw new SettingsException("Slack__PreviousSigningSecret is the same as Slack__SigningSecret: it is the secret before that one; remove it.");
            }
        }

        var (id, secret) = (slack["ClientId"]?.Trim(), slack["ClientSecret"]);
        if (id is null && secret is null)
        {
            return slack["BotToken"] is null
                ? throw new SettingsException("Slack__BotToken is missing: give the Bot User OAuth Token of your workspace, or Slack__ClientId and Slack__ClientSecret so that workspaces can install the app.")
                : Common(slack, configuration);
        }

        if (id is null || secret is null)
        {
            throw new SettingsException($"{(id is null ? "Slack__ClientId" : "Slack__ClientSecret")} is missing: both are on the Basic Information page of the app, and one is no use without the other.");
        }

        RequireSecret(slack, "ClientSecret", "");
        return !id.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            ? throw new SettingsException("Slack__ClientId is not a client id: it looks like 1234567890.1234567890 and is on the Basic Information page of the app.")
            : slack["PublicUrl"] is null
            ? throw new SettingsException("Slack__PublicUrl is missing: whoever installs the app comes back to it, so give the https:// address at which Slack reaches SlaBot.")
            : Common(slack, configuration) with { ClientId = id };
    }

    private static SlackSettings Common(IConfiguration slack, IConfiguration configuration)
    {
        if (slack["BotToken"] is not null)
        {
            RequireToken(slack, "BotToken", "xoxb-", "the OAuth & Permissions page, as the Bot User OAuth Token");
        }

        if (slack["TokenKey"] is { } key && SlackSecrets.KeyIn(key.Trim()) is null)
        {
            throw new SettingsException("Slack__TokenKey is not a key: it is 32 random bytes in base64, as openssl rand -base64 32 makes them.");
        }

        var home = slack["HomeTeam"]?.Trim();
        if (home is not null && (home is not ['T' or 'E', _, ..] || !home.All(char.IsAsciiLetterOrDigit)))
        {
            throw new SettingsException("Slack__HomeTeam is not the id of a workspace or an organisation: it begins with T or E.");
        }

        var api = AddressOf(slack["ApiUrl"], "Slack__ApiUrl") ?? SlackSettings.PublicApi;
        return api != SlackSettings.PublicApi && !api.IsOnThisMachine()
            ? throw new SettingsException($"Slack__ApiUrl is {SlackSettings.PublicApi} or, for tests, an address of this machine: tokens are sent there. Remove it.")
            : new(new SlackSecrets(configuration)) { HasBotToken = slack["BotToken"] is not null, HomeTeam = home, ApiUrl = api, PublicUrl = AddressOf(slack["PublicUrl"], "Slack__PublicUrl") };
    }

    private static void RequireToken(IConfiguration slack, string name, string start, string place)
    {
        if (!IsOneWord(slack[name]!.Trim(), start.Length + 4) || !slack[name]!.Trim().StartsWith(start, StringComparison.Ordinal))
        {
            throw new SettingsException($"{Shown(name)} is not such a token: it begins with {start} and is on {place}.");
        }
    }

    private static void RequireSecret(IConfiguration slack, string name, string missing)
    {
        if (slack[name] is not { } secret)
        {
            throw new SettingsException(missing);
        }

        if (!IsOneWord(secret.Trim(), 16))
        {
            throw new SettingsException($"{Shown(name)} is not a secret of Slack's: it is one word of 32 letters and digits on the Basic Information page of the app.");
        }
    }

    private static bool IsOneWord(string text, int least) => text.Length >= least && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static Uri? AddressOf(string? text, string setting)
    {
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.UserInfo.Length + address.Fragment.Length + address.Query.Length > 0)
        {
            throw new SettingsException($"{setting} is not a plain web address: write it as https://slabot.example/.");
        }

        return !address.IsSafe() ? throw new SettingsException($"{setting} has to begin with https://; http:// is for this machine.")
            : address.AbsoluteUri.EndsWith('/') ? address : new($"{address.AbsoluteUri}/");
    }

    private static string Shown(string name) => $"Slack__{name}";
}
