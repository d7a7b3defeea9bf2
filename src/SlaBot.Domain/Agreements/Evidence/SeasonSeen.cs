using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>How the past spread over the months of a term: each month's percent of the whole.</summary>
/// <param name="Term">The term.</param>
/// <param name="Percents">The percent of each of its months, to a tenth; they sum to 100.</param>
/// <param name="Years">How many complete past periods it is the mean of, at least 1.</param>
public sealed record SeasonSeen(Period Term, IReadOnlyList<decimal> Percents, int Years)
{
    private const int Decimals = 1;

    /// <summary>The season of a series; null where the data holds no complete past period.</summary>
    /// <param name="past">The daily totals.</param>
    /// <param name="firstData">The first day that their feed told of.</param>
    /// <param name="term">The term that the months are of.</param>
    /// <param name="calendar">Which days are worked on.</param>
    /// <param name="asOf">The last day that is told: a period that reaches beyond is not complete.</param>
    public static SeasonSeen? Of(TotalsSeries past, LocalDate? firstData, Period term, BusinessCalendar calendar, LocalDate asOf)
    {
        // The curve learns from the period a year before, which has to be over.
        if (term.To.PlusMonths(-12) > asOf || SeasonalCurve.From(past, firstData, term, calendar) is not { } curve)
        {
            return null;
        }

        var weights = term.Days.Zip(curve.WeightsOf(term, calendar)).ToDictionary(day => day.First, day => day.Second);
        var months = term.ByMonth().Select(month => month.Days.Sum(day => weights[day])).ToList();
        var whole = months.Sum();
        return whole > 0m ? new(term, LargestRemainder.Round([.. months.Select(month => month / whole * 100m)], Decimals, 100m), curve.Periods) : null;
    }
}
