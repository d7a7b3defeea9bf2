using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>
/// Looks each working day whether numbers, hand-offs or wins of a reported month turned out otherwise, and marks that in the posts. A month
/// that was not over when it was reported is left alone: its numbers were told as they stood.
/// </summary>
public sealed class ScorecardCorrectionSchedule : ISchedule
{
    /// <summary>For how long after its post a scorecard is corrected.</summary>
    public static readonly Duration Kept = Duration.FromDays(60);

    /// <inheritdoc/>
    public string Name => "scorecard-corrections";

    /// <inheritdoc/>
    public Duration CatchUp => Duration.FromHours(12);

    /// <inheritdoc/>
    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        view.Agreement is null ? [] : WorkingDays.Runs(Name, view, after, through, hours => hours.From);

    /// <inheritdoc/>
    public ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation) => new(draft =>
    {
        foreach (var entry in ScorecardBook.All(draft))
        {
            if (entry is { Posted: { } posted, Newest: { } newest } && now - posted.At <= Kept && newest.AsOf.Day > newest.Days.To && Again(newest, view, draft) is { } again)
            {
                new ScorecardPosting(workspace, draft, now).Correct(entry, again);
            }
        }
    });

    // What people put into it stays.
    private static Scorecard? Again(Scorecard newest, View view, IBookDraft books)
    {
        if (ScorecardMaker.Of(view with { AsOf = newest.AsOf }, newest.Days, newest.Meeting) is not { } counted)
        {
            return null;
        }

        var again = ToldWins.With(counted, books) with
        {
            Headline = newest.Headline,
            Comments = newest.Comments,
            Parties = newest.Parties,
            Decisions = [.. counted.Decisions, .. newest.Decisions.Where(decision => decision.Asked is not null)],
        };
        return new ScorecardComparison(newest, again).IsCorrection ? again : null;
    }
}
