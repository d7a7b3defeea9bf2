using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SlaBot.Channels.Settings;

namespace SlaBot.Teams.Inbound;

/// <summary>Where the channel publishes its keys: the OpenID metadata, and the list that it points to.</summary>
internal sealed class KeySource(HttpClient http, Uri metadata)
{
    /// <summary>The longest answer that is read, in bytes: real ones have about 20 kB.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>A client that reads no long answer, follows no redirection and sends nothing along. Its time-out is the caller's.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            MaxResponseContentBufferSize = Longest,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Fetches the keys.</summary>
    /// <exception cref="InvalidDataException">An answer was none: not 200, too long, not what it should be, or without one usable key. Others are thrown too, by whatever failed.</exception>
    public async Task<KeyList> FetchAsync(CancellationToken cancellation)
    {
        var configuration = OpenIdConnectConfiguration.Create(await ReadAsync(metadata, cancellation));
        if (!Uri.TryCreate(configuration.JwksUri, UriKind.Absolute, out var list) || !list.IsSafe())
        {
            throw new InvalidDataException("The OpenID metadata names no list of keys on https.");
        }

        var keys = KeyList.Of(JsonWebKeySet.Create(await ReadAsync(list, cancellation)));
        return keys.Count > 0 ? keys : throw new InvalidDataException("The list of keys has no usable key.");
    }

    private async Task<string> ReadAsync(Uri address, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(address, cancellation);
        return answer.StatusCode == System.Net.HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync(cancellation)
            : throw new InvalidDataException($"{address} answered {(int)answer.StatusCode}.");
    }
}
