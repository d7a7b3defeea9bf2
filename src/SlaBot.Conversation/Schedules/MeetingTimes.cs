using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// When a workspace meets: as the rules of its revisions have it, each while it is in force, but for the meetings that were
/// moved or called off. All times are wall-clock times of the agreement's zone.
/// </summary>
public static class MeetingTimes
{
    // Ten years is the longest term.
    private const int LongestTerm = 10;

    /// <summary>The meetings that are held on some days, in order.</summary>
    public static IEnumerable<Meeting> HeldOn(View view, Period days)
    {
        // What was moved comes in from anywhere, so it is found by itself.
        using var moved = view.Moved.All
            .Where(one => one.To is { } to && days.Contains(to.Date))
            .Select(one => MeetingOf(view, one.RuleAt))
            .OfType<Meeting>()
            .OrderBy(meeting => meeting.At)
            .GetEnumerator();
        var isLeft = moved.MoveNext();
        foreach (var meeting in ByRule(view, days).Where(meeting => view.Moved.Of(meeting.RuleAt) is null))
        {
            for (; isLeft && moved.Current.At < meeting.At; isLeft = moved.MoveNext())
            {
                yield return moved.Current;
            }

            yield return meeting;
        }

        for (; isLeft; isLeft = moved.MoveNext())
        {
            yield return moved.Current;
        }
    }

    /// <summary>The meetings after the view's moment, until the agreement ends, in order.</summary>
    public static IEnumerable<Meeting> After(View view) =>
        HeldOn(view, new(view.AsOf.Day, view.AsOf.Day.PlusYears(LongestTerm))).Where(meeting => IsToCome(meeting.At, view));

    /// <summary>The meetings whose scorecard is due after one local time and up to another, in the order in which they are held.</summary>
    /// <param name="view">What was agreed and moved.</param>
    /// <param name="after">One that is due at this time is not among them.</param>
    /// <param name="through">One that is due at this time is.</param>
    public static IEnumerable<Meeting> WithScorecardDue(View view, LocalDateTime after, LocalDateTime through) =>
        Due(view, after, through, Meeting.ScorecardDayFor, meeting => meeting.ScorecardAt);

    /// <summary>The meetings the draft of whose scorecard is due after one local time and up to another, in the order in which they are held.</summary>
    /// <param name="view">What was agreed and moved.</param>
    /// <param name="after">One that is due at this time is not among them.</param>
    /// <param name="through">One that is due at this time is.</param>
    public static IEnumerable<Meeting> WithDraftDue(View view, LocalDateTime after, LocalDateTime through) =>
        Due(view, after, through, Meeting.DraftDayFor, meeting => meeting.DraftAt);

    /// <summary>The meeting that a rule has at a time, wherever it was moved to; null where no rule has one then, or it is called off.</summary>
    public static Meeting? MeetingOf(View view, LocalDateTime ruleAt) =>
        ByRule(view, Period.Of(ruleAt.Date)).FirstOrDefault(meeting => meeting.RuleAt == ruleAt) is not { } meeting ? null
            : view.Moved.Of(ruleAt) is not { } moved ? meeting
            : moved.To is { } to ? meeting with { At = to }
            : null;

    private static IEnumerable<Meeting> Due(
        View view, LocalDateTime after, LocalDateTime through, Func<LocalDate, Agreement, LocalDate> dueFor, Func<Meeting, LocalDateTime> due)
    {
        // A meeting comes no earlier than what is due before it, and the later the meeting, the later that is.
        var last = through.Date;
        foreach (var terms in view.Agreements.Revisions.Select(revision => revision.Terms).Where(terms => terms.Reporting is not null))
        {
            while (dueFor(last.PlusDays(1), terms) <= through.Date)
            {
                last = last.PlusDays(1);
            }
        }

        return HeldOn(view, new(after.Date, LocalDate.Max(after.Date, last))).Where(meeting => due(meeting) is var at && at > after && at <= through);
    }

    private static IEnumerable<Meeting> ByRule(View view, Period days) =>
        from stretch in view.Agreements.Stretches(days)
        where stretch.Revision.Terms.Reporting is not null
        from at in MeetingSeries.Of(stretch.Revision.Terms).In(stretch.Days)
        select new Meeting(at, at, stretch.Revision);

    // Of today only the share of its working hours that has passed is known.
    private static bool IsToCome(LocalDateTime at, View view) =>
        at.Date > view.AsOf.Day || (at.Date == view.AsOf.Day && view.AsOf.DayShare < 1m && view.Calendar.Hours.SharePassedAt(at.TimeOfDay) >= view.AsOf.DayShare);
}
