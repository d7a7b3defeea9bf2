using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Posts the scorecard of each meeting when it is due, unless somebody holds it.</summary>
/// <param name="members">Who answers for it.</param>
/// <param name="places">Where it is wanted.</param>
public sealed class ScorecardPostSchedule(IMemberStore members, IConversationStore places) : ISchedule
{
    /// <inheritdoc/>
    public string Name => "scorecard";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromDays(3);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        MeetingTimes.WithScorecardDue(view, after, through).Select(meeting => new ScheduledRun(Name, meeting.ScorecardAt, meeting.Id)).OrderBy(run => run.At);

    /// <inheritdoc/>
    public async ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation)
    {
        if (MeetingTimes.WithScorecardDue(view, run.At.PlusTicks(-1), run.At).FirstOrDefault(meeting => meeting.Id == run.Subject) is not { } meeting)
        {
            return _ => { };
        }

        var audience = await ScorecardAudience.ReadAsync(workspace, meeting.Revision.Terms, members, places, cancellation);
        var made = ScorecardPosting.EntryOf(meeting, view);
        return draft =>
        {
            // Where the meeting was moved, it is still the month of the draft that people have seen.
            var posting = new ScorecardPosting(workspace, draft, now);
            var entry = ScorecardBook.Find(draft, made.Id) is { } known ? known with { Meeting = made.Meeting, DueAt = made.DueAt } : made with { Owners = audience.Owners };
            if (entry.State == ScorecardState.Held)
            {
                posting.Remind(entry, audience);
            }
            else if (entry.Posted is null && ScorecardPosting.CardOf(entry, view, audience, draft) is { } card)
            {
                _ = posting.Post(entry, card, audience);
            }
        };
    }
}
