using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Pacing;

/// <summary>
/// The share of their whole that past comparable periods had reached by each working day: the mean of the complete ones
/// in the data (docs/formulas.md, the share of a period).
/// </summary>
public sealed class SeasonalCurve
{
    private readonly IReadOnlyList<decimal[]> past;

    private SeasonalCurve(IReadOnlyList<decimal[]> past) => this.past = past;

    /// <summary>Gets how many past periods it is the mean of, at least 1.</summary>
    public int Periods => past.Count;

    /// <summary>The curve of the periods as long as a term that lie before it, or null where the data holds no complete one.</summary>
    /// <param name="totals">The KPI's daily totals.</param>
    /// <param name="firstData">The first day that its feed told of.</param>
    /// <param name="term">The term.</param>
    /// <param name="calendar">Which days are working days.</param>
    public static SeasonalCurve? From(TotalsSeries totals, LocalDate? firstData, Period term, BusinessCalendar calendar)
    {
        var past = Before(term)
            .TakeWhile(period => firstData is { } first && first <= FirstWorkingDay(period, calendar))
            .Select(period => Cumulative(totals, period, calendar))
            .Where(curve => curve.Length > 1 && curve[^1] > 0m)
            .ToList();
        return past.Count == 0 ? null : new(past);
    }

    /// <summary>The weight of each day of a term: what the curve rises on it.</summary>
    public IEnumerable<decimal> WeightsOf(Period term, BusinessCalendar calendar)
    {
        var workingDays = calendar.WorkingDays(term);
        var (passed, reached) = (0, 0m);
        foreach (var day in term.Days)
        {
            if (!calendar.IsWorkingDay(day))
            {
                yield return 0m;
                continue;
            }

            passed++;
            var now = passed == workingDays ? 1m : At(passed);
            yield return Math.Max(0m, now - reached);
            reached = Math.Max(reached, now);
        }
    }

    // Twelve months before is the same season; terms of other lengths step back by their own length.
    private static IEnumerable<Period> Before(Period term)
    {
        var months = (((term.To.PlusDays(1).Year - term.From.Year) * 12) + term.To.PlusDays(1).Month) - term.From.Month;
        var wholeMonths = term.From.PlusMonths(months).PlusDays(-1) == term.To;
        var step = wholeMonths ? Math.Max(12, (months + 11) / 12 * 12) : 12;
        for (var back = 1; ; back++)
        {
            var from = term.From.PlusMonths(-step * back);
            yield return new(from, wholeMonths ? from.PlusMonths(months).PlusDays(-1) : from.PlusDays(term.Length - 1));
        }
    }

    private static LocalDate FirstWorkingDay(Period period, BusinessCalendar calendar) =>
        period.Days.Cast<LocalDate?>().FirstOrDefault(day => calendar.IsWorkingDay(day!.Value)) ?? period.From;

    // What had come by the close of each working day; what fell on days off shows at the next close.
    private static decimal[] Cumulative(TotalsSeries totals, Period period, BusinessCalendar calendar)
    {
        var (curve, reached) = (new List<decimal> { 0m }, 0m);
        var byDay = totals.In(period).ToArray().ToDictionary(day => day.Date, day => day.Total.Sum);
        foreach (var day in period.Days)
        {
            reached += byDay.GetValueOrDefault(day);
            if (calendar.IsWorkingDay(day))
            {
                curve.Add(reached);
            }
        }

        curve[^1] = reached;
        return [.. curve];
    }

    private decimal At(int workingDay) => past.Average(curve => curve[Math.Min(workingDay, curve.Length - 1)] / curve[^1]);
}
