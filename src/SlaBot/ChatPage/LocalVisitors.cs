using SlaBot.Channels.Http;

namespace SlaBot.ChatPage;

/// <summary>
/// Lets only the person at this computer speak. The page has no sign-in, so a request must come from this machine and, where
/// it says something, from the page itself.
/// </summary>
internal static class LocalVisitors
{
    /// <summary>Returns the name of the sentence that refuses a request, or null where it is welcome.</summary>
    /// <param name="context">The request with its connection.</param>
    public static string? Refusal(HttpContext context) =>
        !LocalRequest.IsLocal(context) ? "NotLoopback"
        : HttpMethods.IsPost(context.Request.Method) && !IsFromPage(context.Request) ? "NotSameOrigin"
        : null;

    /// <summary>Browsers always send one of the two headers with a post; a program of the user's own may send neither.</summary>
    private static bool IsFromPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin"
            && (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
