using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>
/// Reads the ledger for wins. It remembers how far it has read in the same commit as what it decided, and decides by the
/// newest state of each deal: so a second import, a restart or another order of the facts tells nothing twice.
/// </summary>
/// <param name="ledger">The facts in the order in which they were told.</param>
/// <param name="facts">The facts by what they are about, and their totals.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="books">The books of wins, and the outbox.</param>
/// <param name="places">Where wins are told.</param>
/// <param name="members">Whose names are known.</param>
/// <param name="time">The clock.</param>
/// <param name="freshDays">A win that is older than so many days when it is first seen is never told.</param>
public sealed class WinWatch(
    ILedger ledger,
    IFactStore facts,
    IAgreementStore agreements,
    IBookStore books,
    IConversationStore places,
    IMemberStore members,
    TimeProvider time,
    int freshDays = WinScenes.DefaultFreshDays)
{
    private readonly DealLookup deals = new(facts, books);
    private readonly WinScenes scenes = new(places, members, freshDays);

    /// <summary>Reads what was told since the last time, and decides on it.</summary>
    /// <param name="workspace">Whose ledger.</param>
    /// <param name="cancellation">Stops it between two pages; what was decided stays.</param>
    public async Task CatchUpAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        while (await ReadPageAsync(workspace, cancellation))
        {
        }
    }

    private async Task<bool> ReadPageAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var cursor = await WinBooks.Cursors.FindAsync(books, workspace, WinBooks.CursorId, cancellation) ?? new(0, 0);
        var page = await ledger.ReadAfterAsync(workspace, cursor.Through, cancellation);
        var history = await agreements.HistoryAsync(workspace, cancellation);
        var revision = history.Latest?.Number ?? 0;
        if (page.Facts.Count == 0 && revision == cursor.Revision)
        {
            return false;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var view = View.Live(history, await facts.TotalsAsync(workspace, cancellation), now);
        var touched = await deals.TouchedByAsync(workspace, page.Facts, cursor, revision != cursor.Revision, view.AsOf.Day.PlusDays(-freshDays), cancellation);
        var found = await deals.LookUpAsync(workspace, touched, view, cancellation);
        var scene = await scenes.OfAsync(workspace, view, now, cancellation);

        // Records of half an import are none: they wait for its last page.
        var ofTotals = page.HasMore ? null : WinRules.OfTotals(view);
        var isWritten = await books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                if (!WinBooks.Cursor(draft).IsAsFarAs(cursor))
                {
                    return false;
                }

                var before = WinBooks.Cursor(draft);
                var change = new WinChange(draft, scene, before);
                Lay(draft, change, found, ofTotals);
                WinBooks.Cursors.Put(draft, WinBooks.CursorId, change.Finish() with { Through = page.Through, Revision = revision, Waiting = WaitingAfter(before, found, scene) });
                return true;
            },
            cancellation);
        return !isWritten || page.HasMore;
    }

    /// <summary>Lays what deals and totals tell over the book.</summary>
    internal static void Lay(IBookDraft draft, WinChange change, IReadOnlyList<LookedUp> found, WinFindings? findings)
    {
        foreach (var deal in found)
        {
            change.Lay(DealWins.IdOf(deal.Deal), deal.Win);
        }

        if (findings is not null)
        {
            change.Lay(Signed(draft, findings));
        }
    }

    // The history does not say which revisions were signed: those that were only stored are no win. What was told as one stays told.
    private static WinFindings Signed(IBookDraft draft, WinFindings findings)
    {
        var signed = ProposalBook.SignedRevisions(draft);
        return findings with { Wins = [.. findings.Wins.Where(win => win.Kind != WinKind.AgreementSigned || signed.Contains(win.Revision ?? 0) || WinBooks.Moments.Find(draft, win.Id) is not null)] };
    }

    /// <summary>The deals that wait after some were looked up; those that have become too old to be told wait no more.</summary>
    internal static IReadOnlyList<string> WaitingAfter(WinCursor before, IReadOnlyList<LookedUp> found, WinScene scene) =>
    [
        .. before.Waiting.Except(found.Select(deal => deal.Deal))
            .Concat(found.Where(deal => deal.IsToCome && deal.Closed is { } closed && scene.IsFresh(closed, scene.Now)).Select(deal => deal.Deal))
            .Order(StringComparer.Ordinal),
    ];
}
