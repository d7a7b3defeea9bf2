using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Settings;

/// <summary>A host that may receive the bot's token, exactly as it is compared.</summary>
internal static class ServiceHost
{
    /// <summary>Reads one: a name, or for tests a host of this machine with or without a port; <c>https://name</c> means the name.</summary>
    /// <returns>The host in lower case, with its port where that is not the scheme's own.</returns>
    /// <exception cref="SettingsException">It is none: a pattern, another port, plain http, an address with a path …</exception>
    public static string Of(string text, string setting)
    {
        var given = text.Trim().ToLowerInvariant();
        var hasScheme = given.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? given : $"https://{given}", UriKind.Absolute, out var address) || !address.IsSafe() || !(address.IsLoopback || IsPublicName(address)))
        {
            throw Unusable(setting);
        }

        // What was written has to be the host and nothing else: no path, no user, no number or full-width dot that Uri takes for a name.
        var written = given[(hasScheme ? given.IndexOf("://", StringComparison.Ordinal) + 3 : 0)..].TrimEnd('/');
        var name = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return written == name || written == $"{name}:{address.Port}"
            ? address.IsLoopback && (hasScheme || written != name) ? $"{name}:{address.Port}" : name
            : throw Unusable(setting);
    }

    private static bool IsPublicName(Uri address) => address.IsDefaultPort && address.HostNameType == UriHostNameType.Dns
        && address.IdnHost.Contains('.', StringComparison.Ordinal) && !address.IdnHost.EndsWith('.');

    private static SettingsException Unusable(string setting) =>
        new($"{setting} is not the name of a host: write it as smba.trafficmanager.net, without a pattern, a port or a path; ports and http:// are for this machine.");
}
