namespace SlaBot.Channels.Settings;

/// <summary>Which addresses may be talked to.</summary>
public static class WebAddress
{
    /// <summary>Whether what is sent there stays secret: https, or this machine over http.</summary>
    public static bool IsSafe(this Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsOnThisMachine();

    /// <summary>Whether it is a web address of this machine; <see cref="Uri.IsLoopback"/> alone also holds for files.</summary>
    public static bool IsOnThisMachine(this Uri address) => address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
