using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>Finds, every working day at its opening, the wins that follow from time passing: records of spans that have ended, months in which both departments were on pace, a recovery that has lasted.</summary>
/// <param name="facts">The facts.</param>
/// <param name="books">The books of wins.</param>
/// <param name="places">Where wins are told.</param>
/// <param name="members">Whose names are known.</param>
/// <param name="freshDays">A win that is older than so many days when it is first seen is never told.</param>
public sealed class WinDays(IFactStore facts, IBookStore books, IConversationStore places, IMemberStore members, int freshDays = WinScenes.DefaultFreshDays) : ISchedule
{
    private readonly DealLookup deals = new(facts, books);
    private readonly WinScenes scenes = new(places, members, freshDays);

    /// <inheritdoc/>
    public string Name => "win-days";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromDays(1);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        WorkingDays.Runs(Name, view, after, through, hours => hours.From);

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        var cursor = await WinBooks.Cursors.FindAsync(books, workspace, WinBooks.CursorId, cancellation) ?? new(0, 0);
        var found = await deals.LookUpAsync(workspace, cursor.Waiting, view, cancellation);
        var scene = await scenes.OfAsync(workspace, view, now, cancellation);
        var findings = WinRules.OfTotals(view) + WinRules.OfDays(view, scenes.FreshDays);
        return draft =>
        {
            var before = WinBooks.Cursor(draft);
            var change = new WinChange(draft, scene, before);
            WinWatch.Lay(draft, change, found, findings);
            WinBooks.Cursors.Put(draft, WinBooks.CursorId, change.Finish() with { Waiting = WinWatch.WaitingAfter(before, found, scene) });
        };
    }
}
