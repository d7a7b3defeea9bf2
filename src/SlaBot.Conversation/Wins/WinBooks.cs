using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>The books that keep wins: what was won, how it is told, who is named.</summary>
internal static class WinBooks
{
    /// <summary>The id of the one cursor.</summary>
    public const string CursorId = "cursor";

    /// <summary>Gets the wins that are no single deals: few, so that all of them can be gone through at any time.</summary>
    public static TypedBook<KnownWin> Moments { get; } = new("wins-of-totals", WinJson.Default.KnownWin);

    /// <summary>Gets the deals won.</summary>
    public static TypedBook<KnownWin> Deals { get; } = new("wins-of-deals", WinJson.Default.KnownWin);

    /// <summary>Gets which deals grew from a lead, by the lead's id.</summary>
    public static TypedBook<IReadOnlyList<string>> DealsOfLeads { get; } = new("wins-of-leads", WinJson.Default.IReadOnlyListString);

    /// <summary>Gets the posts.</summary>
    public static TypedBook<WinPost> Posts { get; } = new("win-posts", WinJson.Default.WinPost);

    /// <summary>Gets how far the ledger was read.</summary>
    public static TypedBook<WinCursor> Cursors { get; } = new("wins", WinJson.Default.WinCursor);

    /// <summary>Gets how wins are told in each place.</summary>
    public static TypedBook<WinPlace> Places { get; } = new("win-settings", WinJson.Default.WinPlace);

    /// <summary>Gets who wants to be named.</summary>
    public static TypedBook<Consent> Consents { get; } = new("consents", WinJson.Default.Consent);

    /// <summary>The book that a win is in.</summary>
    public static TypedBook<KnownWin> Of(string id) => id.StartsWith("deal:", StringComparison.Ordinal) ? Deals : Moments;

    /// <summary>The id under which the settings of a place are kept.</summary>
    public static string IdOf(Platform platform, string place) => WinId.Of(platform.ToString().ToLowerInvariant(), place);

    /// <summary>The cursor, as it was written last.</summary>
    public static WinCursor Cursor(IBookDraft draft) => Cursors.Find(draft, CursorId) ?? new(0, 0);

    /// <summary>The wins of a post that are in the books.</summary>
    public static IReadOnlyList<KnownWin> WinsOf(IBookDraft draft, WinPost post) => [.. post.Wins.Select(id => Of(id).Find(draft, id)).OfType<KnownWin>()];

    /// <summary>The wins of a post that are in the books.</summary>
    public static async ValueTask<IReadOnlyList<KnownWin>> WinsOfAsync(IBookStore books, WorkspaceId workspace, WinPost post, CancellationToken cancellation)
    {
        var wins = new List<KnownWin>();
        foreach (var id in post.Wins)
        {
            if (await Of(id).FindAsync(books, workspace, id, cancellation) is { } win)
            {
                wins.Add(win);
            }
        }

        return wins;
    }
}
