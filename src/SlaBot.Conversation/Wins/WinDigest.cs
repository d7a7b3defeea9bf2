using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Tells the small wins of a working day in one post, an hour before closing; none where there were none.</summary>
/// <param name="places">Where wins are told.</param>
/// <param name="members">Whose names are known.</param>
public sealed class WinDigest(IConversationStore places, IMemberStore members) : ISchedule
{
    private readonly WinScenes scenes = new(places, members, WinScenes.DefaultFreshDays);

    /// <inheritdoc/>
    public string Name => "win-digest";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromHours(1);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        WorkingDays.Runs(Name, view, after, through, hours => hours.Length > Duration.FromHours(1) ? hours.To.PlusHours(-1) : hours.From);

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        var scene = await scenes.OfAsync(workspace, view, now, cancellation);
        return draft =>
        {
            var cursor = WinBooks.Cursor(draft);
            if (new WinTelling(draft, scene).TryTellTogether(cursor.Pending, $"digest:{run.Subject}"))
            {
                WinBooks.Cursors.Put(draft, WinBooks.CursorId, cursor with { Pending = [] });
            }
        };
    }
}
