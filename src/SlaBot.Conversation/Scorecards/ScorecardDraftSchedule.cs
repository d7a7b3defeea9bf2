using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Shows those who answer for it the draft of each scorecard, one working day before it is posted.</summary>
/// <param name="members">Who answers for it.</param>
/// <param name="places">Where it will be posted.</param>
public sealed class ScorecardDraftSchedule(IMemberStore members, IConversationStore places) : ISchedule
{
    /// <inheritdoc/>
    public string Name => "scorecard-draft";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromHours(20);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        MeetingTimes.WithDraftDue(view, after, through).Select(meeting => new ScheduledRun(Name, meeting.DraftAt, meeting.Id)).OrderBy(run => run.At);

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        if (MeetingTimes.WithDraftDue(view, run.At.PlusTicks(-1), run.At).FirstOrDefault(meeting => meeting.Id == run.Subject) is not { } meeting)
        {
            return _ => { };
        }

        var audience = await ScorecardAudience.ReadAsync(workspace, meeting.Revision.Terms, members, places, cancellation);
        var entry = ScorecardPosting.EntryOf(meeting, view);
        return draft =>
        {
            if (ScorecardBook.Find(draft, entry.Id) is null && ScorecardPosting.CardOf(entry, view, audience, draft) is { } card)
            {
                new ScorecardPosting(workspace, draft, now).Draft(entry, card, audience);
            }
        };
    }
}
