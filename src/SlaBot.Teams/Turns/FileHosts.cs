using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Turns;

/// <summary>Where Teams keeps the files that people send in a private chat. Nothing is fetched from anywhere else, whatever an activity says.</summary>
internal static class FileHosts
{
    private static readonly string[] Ends = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn"];

    /// <summary>Whether an address is one of these hosts over https; for tests also a host of this machine that the settings name.</summary>
    public static bool Hold(Uri address, TeamsSettings settings) => address.IsOnThisMachine()
        ? settings.AllowUnauthenticated || settings.ServiceHosts.Contains(address.IdnHost) || settings.ServiceHosts.Contains($"{address.IdnHost}:{address.Port}")
        : address is { UserInfo.Length: 0, IsDefaultPort: true } && address.Scheme == Uri.UriSchemeHttps && Ends.Any(end => address.IdnHost.EndsWith(end, StringComparison.Ordinal));
}
