using NodaTime;

namespace SlaBot.Domain.Scorecards;

/// <summary>
/// Which month the scorecard of a meeting reports: the last one that is over on the day of the meeting, or ends within a
/// week after it, since a meeting on the last Friday closes its own month. Where the meeting before has reported that
/// month already (meetings come more often than months), it is the running month so far.
/// </summary>
public static class ScorecardMonth
{
    private const int DaysToTheEnd = 7;

    /// <summary>The month that a meeting reports.</summary>
    /// <param name="meeting">The day of the meeting.</param>
    /// <param name="before">The day of the meeting before, or null for the first.</param>
    /// <param name="term">The days on which something is agreed: only their months are reported.</param>
    public static Period Of(LocalDate meeting, LocalDate? before, Period term)
    {
        var month = Complete(meeting);
        var reported = before is { } earlier && Complete(earlier) == month ? Period.MonthOf(meeting) : month;
        return Within(term, reported);
    }

    /// <summary>The last month that is complete at a moment, within a term; the first month of the term while that one runs.</summary>
    public static Period LastComplete(Calendars.AsOf asOf, Period term)
    {
        var running = Period.MonthOf(asOf.Day);
        return Within(term, asOf.HasEnded(running) ? running : Period.MonthOf(running.From.PlusDays(-1)));
    }

    private static Period Complete(LocalDate day)
    {
        var running = Period.MonthOf(day);
        return NodaTime.Period.DaysBetween(day, running.To) < DaysToTheEnd ? running : Period.MonthOf(running.From.PlusDays(-1));
    }

    private static Period Within(Period term, Period month) =>
        month.To < term.From ? Period.MonthOf(term.From) : month.From > term.To ? Period.MonthOf(term.To) : month;
}
