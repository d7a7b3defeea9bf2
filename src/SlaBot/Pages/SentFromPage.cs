namespace SlaBot.Pages;

/// <summary>
/// Tells a form that was sent from the page itself from one that another site made the browser send. Pages name themselves to
/// nobody, so that browsers write <c>null</c> for the origin; where from it came is then in <c>Sec-Fetch-Site</c>, which no script can set.
/// </summary>
internal static class SentFromPage
{
    /// <summary>Whether a request came from a page of this installation, by all that the browser says; of what says nothing it is not believed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="publicUrl">Where the bot is reached from outside.</param>
    public static bool Is(HttpRequest request, Uri publicUrl)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        var isOwn = origin.Equals(publicUrl.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
        return site.Length > 0 ? site == "same-origin" && (isOwn || origin is "" or "null") : isOwn;
    }
}
