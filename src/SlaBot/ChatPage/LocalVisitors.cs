using System.Net;

namespace SlaBot.ChatPage;

/// <summary>
/// Lets only the person at this computer speak. The page has no sign-in, so a request must come over loopback, be
/// addressed to loopback (a foreign name that was made to resolve here is DNS rebinding), come through no proxy or
/// tunnel, and, where it says something, come from the page itself.
/// </summary>
internal static class LocalVisitors
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    /// <summary>Returns the name of the sentence that refuses a request, or null where it is welcome.</summary>
    /// <param name="context">The request with its connection.</param>
    public static string? Refusal(HttpContext context) =>
        !IsLocal(context) ? "NotLoopback"
        : HttpMethods.IsPost(context.Request.Method) && !IsFromPage(context.Request) ? "NotSameOrigin"
        : null;

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(context.Request.Host.Host)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers always send one of the two headers with a post; a program of the user's own may send neither.</summary>
    private static bool IsFromPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin"
            && (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
