using NodaTime;
using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Retention;

/// <summary>
/// What a churn or retention target means over another length of time than its own: whoever keeps 98 % of the customers
/// each month keeps 98 % of 98 % over two (docs/formulas.md, customers that stay).
/// </summary>
public static class ChurnTarget
{
    private const decimal DaysPerYear = 365.25m;
    private const int MonthsPerYear = 12, MonthsPerQuarter = 3;

    /// <summary>The target over some days.</summary>
    /// <param name="target">The target for its own length of time, as a share from 0 to 1.</param>
    /// <param name="churn">Whether it is of churn or of retention, and for how long.</param>
    /// <param name="period">The days.</param>
    public static decimal Over(decimal target, Measure.Churn churn, Period period)
    {
        var spans = MonthsIn(period) / MonthsOf(churn.Span);
        if (spans == 1m || target is < 0m or > 1m)
        {
            return target;
        }

        return churn.IsKept ? Power(target, spans) : 1m - Power(1m - target, spans);
    }

    /// <summary>How many months some days are: whole ones exactly, others by the mean length of a month.</summary>
    internal static decimal MonthsIn(Period period)
    {
        var after = period.To.PlusDays(1);
        var whole = NodaTime.Period.Between(period.From, after, PeriodUnits.Months).Months;
        return period.From.PlusMonths(whole) == after ? whole : period.Length * MonthsPerYear / DaysPerYear;
    }

    private static int MonthsOf(TargetSpan span) => span switch
    {
        TargetSpan.Quarter => MonthsPerQuarter,
        TargetSpan.Year => MonthsPerYear,
        _ => 1,
    };

    // Whole powers are exact; only parts of a month or a year need floating point.
    private static decimal Power(decimal share, decimal times)
    {
        if (times != decimal.Truncate(times))
        {
            return (decimal)Math.Pow((double)share, (double)times);
        }

        var power = 1m;
        for (var i = 0; i < times; i++)
        {
            power *= share;
        }

        return power;
    }
}
