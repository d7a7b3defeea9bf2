using Microsoft.Identity.Client;
using SlaBot.Channels.Http;

namespace SlaBot.Teams.Outbound.Tokens;

/// <summary>
/// The connections over which MSAL fetches tokens. MSAL speaks only to https authorities that look like Microsoft's; where
/// the settings name another address for tokens (another cloud's proxy, a fake on loopback), the one request that MSAL would
/// send to its authority goes there instead, and every other request goes nowhere.
/// </summary>
internal sealed class TokenHttp : DelegatingHandler, IMsalHttpClientFactory
{
    private const int LargestAnswer = 1_000_000;
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(10);

    private readonly Uri? standard;
    private readonly Uri? instead;
    private readonly HttpClient client;

    /// <summary>Initializes a new instance of the <see cref="TokenHttp"/> class.</summary>
    /// <param name="standard">The only address that MSAL may ask, or null for any (the machine's own identity service).</param>
    /// <param name="instead">The address that is really asked.</param>
    public TokenHttp(Uri? standard = null, Uri? instead = null)
        : base(PlainHttp.Handler())
    {
        this.standard = standard;
        this.instead = instead;
        client = new(this, disposeHandler: false) { MaxResponseContentBufferSize = LargestAnswer, Timeout = LongestFetch };
    }

    public HttpClient GetHttpClient() => client;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (standard is not null)
        {
            if (request.RequestUri is null || request.RequestUri.GetLeftPart(UriPartial.Path) != standard.AbsoluteUri)
            {
                throw new HttpRequestException("Only the address of tokens is asked.");
            }

            request.RequestUri = instead ?? standard;
        }

        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            client.Dispose();
        }

        base.Dispose(disposing);
    }
}
