namespace SlaBot.Teams.Settings;

/// <summary>A host that may receive the bot's token, exactly as it is compared.</summary>
internal static class ServiceHost
{
    /// <summary>Reads one: a name, or for tests a host of this machine with or without a port; <c>https://name</c> means the name.</summary>
    /// <returns>The host in lower case, with its port where that is not the scheme's own.</returns>
    /// <exception cref="SettingsException">It is none: a pattern, another port, plain http, an address with a path …</exception>
    public static string Of(string text, string setting)
    {
        var host = text.Trim().ToLowerInvariant();
        var scheme = host.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(scheme ? host : $"https://{host}", UriKind.Absolute, out var address)
            || address.AbsolutePath != "/" || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0 || !address.IsSafe())
        {
            throw Unusable(setting);
        }

        if (address.IsLoopback)
        {
            return scheme || !address.IsDefaultPort ? $"{HostOf(address)}:{address.Port}" : HostOf(address);
        }

        // The name is what was written: Uri reads numbers, full-width dots and the like as names of its own making.
        return address.IsDefaultPort && address.HostNameType == UriHostNameType.Dns && address.IdnHost.Contains('.', StringComparison.Ordinal) && !address.IdnHost.EndsWith('.')
            && (host == address.IdnHost || host.TrimEnd('/') == $"https://{address.IdnHost}")
                ? address.IdnHost
                : throw Unusable(setting);
    }

    private static string HostOf(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;

    private static SettingsException Unusable(string setting) =>
        new($"{setting} is not the name of a host: write it as smba.trafficmanager.net, without a pattern, a port or a path; ports and http:// are for this machine.");
}
