using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Retention;

/// <summary>
/// The customers that were there when a period began, and how many of them it lost. Whoever became a customer within the
/// period is on neither side (docs/formulas.md, customers that stay).
/// </summary>
/// <param name="AtStart">How many were there; null where no reading tells.</param>
/// <param name="ReadOn">The day of that reading, or null.</param>
/// <param name="Lost">How many of them were lost.</param>
public sealed record CustomerBase(decimal? AtStart, LocalDate? ReadOn, decimal Lost)
{
    private static readonly LocalDatePattern Months = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Gets how many of them stayed, or null.</summary>
    public decimal? Kept => AtStart - Lost;

    /// <summary>What a period began with and lost.</summary>
    /// <param name="period">The days, up to the last that counts.</param>
    /// <param name="customers">The readings of how many customers there are.</param>
    /// <param name="lost">The customers lost, by the month in which they had become customers where the source tells it.</param>
    /// <param name="freshDays">How old a reading may be when the period begins.</param>
    public static CustomerBase Of(Period period, TotalsSeries customers, TotalsSeries lost, int freshDays)
    {
        var gone = lost.SumBySource(period).Where(one => !CameIn(period, one.Key)).Sum(one => one.Value.Sum);
        var reading = Start(period.From, customers);
        return reading is { } known && NodaTime.Period.DaysBetween(known.Date, period.From) <= freshDays
            ? new(known.Total.Sum, known.Date, gone)
            : new(null, null, gone);
    }

    /// <summary>The month that a source names, such as <c>2026-01</c>; null where it names none.</summary>
    public static Period? MonthIn(string source) =>
        Months.Parse(source) is { Success: true, Value: var first } ? Period.MonthOf(first) : null;

    private static bool CameIn(Period period, string source) => MonthIn(source) is { } month && month.From >= period.From;

    // A reading is of the close of its day, so that of the day before is exact; many companies read on the first instead.
    private static DayTotals? Start(LocalDate first, TotalsSeries customers)
    {
        var before = customers.LastUpTo(first.PlusDays(-1));
        return before?.Date == first.PlusDays(-1) ? before : customers.LastUpTo(first) ?? before;
    }
}
