using System.Text.RegularExpressions;
using SlaBot.Teams.Packaging;

namespace SlaBot.Commands;

/// <summary>Reads what <c>slabot pack</c> is told; what Teams would refuse is refused here, in a sentence.</summary>
internal static partial class PackValues
{
    /// <summary>An id such as <c>11111111-2222-3333-4444-555555555555</c>.</summary>
    public static Guid Guid(string text, string name) => System.Guid.TryParseExact(text.Trim(), "D", out var id) && id != System.Guid.Empty
        ? id
        : throw CommandException.Misused($"{name} is '{text}', which is no id: it looks like 11111111-2222-3333-4444-555555555555, as the app registration shows it.");

    /// <summary>Where SlaBot is reached from outside.</summary>
    public static Uri PublicUrl(string text)
    {
        var url = Page(text, "The public address");
        return url.Query.Length + url.Fragment.Length > 0 || url.IsLoopback || url.HostNameType is not UriHostNameType.Dns || !url.Host.Contains('.', StringComparison.Ordinal)
            ? throw CommandException.Misused($"The public address is '{text}', which Teams cannot reach: it has to be a domain of the internet, such as https://slabot.example.com; for local work that of a tunnel.")
            : url;
    }

    /// <summary>A page that people may open from Teams.</summary>
    public static Uri Page(string text, string name) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0
        ? url
        : throw CommandException.Misused($"{name} is '{text}', which is no https address: write it as https://slabot.example.com.");

    /// <summary>Three numbers, as Teams wants them.</summary>
    public static Version Version(string text) => ThreeNumbers().IsMatch(text.Trim()) && System.Version.TryParse(text.Trim(), out var version)
        ? version
        : throw CommandException.Misused($"--package-version is '{text}': write three numbers, such as 1.0.1.");

    /// <summary>Who runs this SlaBot.</summary>
    public static string Developer(string name) => name.Trim() is { Length: > 0 and <= AppDetails.LongestDeveloperName } trimmed
        ? trimmed
        : throw CommandException.Misused($"--developer is a name of 1 to {AppDetails.LongestDeveloperName} characters.");

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}$")]
    private static partial Regex ThreeNumbers();
}
