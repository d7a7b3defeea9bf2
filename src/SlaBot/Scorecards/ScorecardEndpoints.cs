using NodaTime;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Pages;

namespace SlaBot.Scorecards;

/// <summary>The meeting view of posted scorecards, for whoever has its address.</summary>
internal static class ScorecardEndpoints
{
    /// <summary>What the addresses begin with, below the public address.</summary>
    public const string Path = "scorecards";

    /// <summary>Maps them. What is unknown, too old, or gone, is all the same sentence.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="books">Where scorecards are kept.</param>
    /// <param name="links">What opens addresses.</param>
    /// <param name="time">The clock.</param>
    public static void MapScorecards(this IEndpointRouteBuilder routes, IBookStore books, ScorecardLinks links, TimeProvider time)
    {
        var book = new ScorecardBook(books);
        _ = routes.MapGet($"/{Path}/{{token}}", async (string token, HttpContext http, CancellationToken cancellation) =>
        {
            Document.Protect(http.Response.Headers, MeetingPage.ContentSecurityPolicy);
            return links.TryOpen(token, Instant.FromDateTimeOffset(time.GetUtcNow()), out var link) && await book.FindAsync(link.Workspace, link.Id, cancellation) is { Newest: { } card } entry
                ? Results.Content(MeetingPage.Of(card, link.Language, new() { Corrections = entry.Corrections() }), "text/html; charset=utf-8")
                : Results.Content(MeetingPage.Gone(ChatPage.PageWords.For(http.Request).Language), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }).ExcludeFromDescription();
    }
}
