using System.Net;
using System.Text;

namespace SlaBot.Channels.Http;

/// <summary>
/// The exact hosts that may receive the bot's token: by https on port 443, or, for loopback hosts, by plain http too, on the
/// port that is named with them or on any where none is. No patterns: anybody can register a name under <c>trafficmanager.net</c>.
/// </summary>
public sealed class ServiceHosts
{
    private const int LongestAddress = 2_048;

    private readonly HashSet<string> hosts;
    private readonly bool isAnyLoopbackAllowed;
    private volatile string? lastAllowed;

    /// <summary>Initializes a new instance of the <see cref="ServiceHosts"/> class.</summary>
    /// <param name="hosts">Names, or a loopback host with or without a port; anything else never matches.</param>
    /// <param name="isAnyLoopbackAllowed">Whether every loopback address is: in unauthenticated development, where no token is sent.</param>
    public ServiceHosts(IEnumerable<string> hosts, bool isAnyLoopbackAllowed = false)
    {
        this.hosts = hosts.Select(host => host.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        this.isAnyLoopbackAllowed = isAnyLoopbackAllowed;
    }

    /// <summary>Whether an address as it is written may be the base of requests, and names its host in plain words: no encodings, no other spellings of it.</summary>
    public bool AllowBase(string? written)
    {
        // Nearly every activity names the same one.
        if (written is null || written == lastAllowed)
        {
            return written is not null;
        }

        var isAllowed = written.Length <= LongestAddress
            && written.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            && written.AsSpan().IndexOfAny(@"\@?#") < 0
            && Uri.TryCreate(written, UriKind.Absolute, out var address)
            && Allow(address)
            && NamesItself(written, address);
        if (isAllowed)
        {
            lastAllowed = written;
        }

        return isAllowed;
    }

    /// <summary>Whether a request may go to an address with the bot's token: the check that counts, made right before each request.</summary>
    public bool Allow(Uri address) =>
        address.IsAbsoluteUri
        && Ascii.IsValid(address.Host) // of other names some have no form that could be compared
        && address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.Port == 443 && hosts.Contains(address.IdnHost)) || AllowLoopback(address));

    /// <summary>Whether an address that somebody else named may be asked: it is allowed, and names its host in plain words. It may have a query.</summary>
    public bool AllowLink(Uri address) =>
        address.IsAbsoluteUri
        && address.OriginalString.Length <= LongestAddress
        && !address.OriginalString.AsSpan().ContainsAnyInRange('\0', ' ')
        && Allow(address)
        && NamesItself(address.OriginalString, address);

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    private static string Name(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;

    private static string Authority(Uri address) => $"{Name(address)}:{address.Port}";

    private static bool NamesItself(string text, Uri address)
    {
        var start = address.Scheme.Length + Uri.SchemeDelimiter.Length;
        var rest = text.AsSpan(Math.Min(start, text.Length));
        var end = rest.IndexOf('/');
        var written = end < 0 ? rest : rest[..end];
        return text.StartsWith(address.Scheme + Uri.SchemeDelimiter, StringComparison.OrdinalIgnoreCase)
            && (written.Equals(Name(address), StringComparison.OrdinalIgnoreCase)
                || written.Equals(Authority(address), StringComparison.OrdinalIgnoreCase));
    }

    private bool AllowLoopback(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && IsLoopback(address.IdnHost)
        && (isAnyLoopbackAllowed || hosts.Contains(Authority(address)) || hosts.Contains(Name(address)));
}
