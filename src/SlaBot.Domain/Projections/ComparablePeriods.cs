using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Projections;

/// <summary>Which past periods a period can be compared with.</summary>
public static class ComparablePeriods
{
    /// <summary>How far back it is worth looking: beyond, a company was another one.</summary>
    public const int Most = 40;

    /// <summary>
    /// The complete periods before one: for a whole number of months (a calendar month, a quarter, a year, a term) the
    /// spans of as many months, each ending where the next begins; for other lengths spans of as many days.
    /// </summary>
    /// <param name="whole">The period that they are for.</param>
    /// <param name="firstData">
    /// The first day with data. A period with a working day before it was not seen in full, and is left out.
    /// </param>
    /// <param name="asOf">The moment up to which facts count: a period still running then is left out.</param>
    /// <param name="calendar">Which days are working days.</param>
    /// <returns>The newest of them, at most <see cref="Most"/>, oldest first.</returns>
    public static IReadOnlyList<Period> Before(Period whole, LocalDate firstData, AsOf asOf, BusinessCalendar calendar)
    {
        var lastComplete = asOf.DayShare >= 1 ? asOf.Day : asOf.Day.PlusDays(-1);
        var spans = Spans(whole, firstData)
            .SkipWhile(span => span.To > lastComplete)
            .TakeWhile(span => SeenInFull(span, firstData, calendar))
            .Take(Most);
        return [.. spans.Reverse()];
    }

    /// <summary>After how many such periods the year comes round, the quarter's rhythm of months included.</summary>
    public static IReadOnlyList<int> CyclesOf(Period whole) => MonthsOf(whole) switch
    {
        1 => [3, 12],
        > 1 and < 12 and var months when 12 % months == 0 => [12 / months],
        _ => [],
    };

    private static IEnumerable<Period> Spans(Period whole, LocalDate firstData)
    {
        var months = MonthsOf(whole);
        var to = whole.From.PlusDays(-1);
        for (var i = 1; to >= firstData; i++)
        {
            // Counted from the period itself, so that the 31st does not wander off to the 28th for good.
            var from = months > 0 ? whole.From.PlusMonths(-i * months) : whole.From.PlusDays(-i * whole.Length);
            yield return new(from, to);
            to = from.PlusDays(-1);
        }
    }

    // 0 where the period is no whole number of months.
    private static int MonthsOf(Period whole)
    {
        var months = NodaTime.Period.Between(whole.From, whole.To.PlusDays(1), PeriodUnits.Months).Months;
        return whole.From.PlusMonths(months) == whole.To.PlusDays(1) ? months : 0;
    }

    private static bool SeenInFull(Period span, LocalDate firstData, BusinessCalendar calendar) =>
        span.Until(firstData.PlusDays(-1)) is not { } unseen || calendar.WorkingDays(unseen) == 0;
}
