using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Funnels;

/// <summary>A stage's target set against the most that the stage ever brought in as many days in a row (docs/formulas.md, targets through the funnel).</summary>
/// <param name="Target">What the stage must bring, exact.</param>
/// <param name="Best">The most that any past run of as many days brought; null where the past is shorter than that.</param>
/// <param name="BestDays">The earliest run of days that brought it; null where there is none.</param>
public sealed record Feasibility(decimal Target, decimal? Best, Period? BestDays)
{
    /// <summary>Gets the target over the best; null where there is nothing to set it against.</summary>
    public decimal? Ratio => Best > 0m ? Target / Best : null;

    /// <summary>Gets whether the target is beyond anything the stage ever brought. Not known to be is not flagged.</summary>
    public bool IsBeyondBest => Target > Best;

    /// <summary>Sets a target against the past.</summary>
    /// <param name="target">What the stage must bring.</param>
    /// <param name="past">The stage's daily totals, none of them negative.</param>
    /// <param name="days">The length of the target's period, at least 1.</param>
    /// <param name="until">The last day of the past. Days without a total, after the first one, brought nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no day.</exception>
    public static Feasibility Of(decimal target, TotalsSeries past, int days, LocalDate until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var unknown = new Feasibility(target, null, null);
        return past.FirstDate is { } first && first <= until && new Period(first, until).Length >= days
            ? BestRun(unknown, past.In(new(first, until)), days, until)
            : unknown;
    }

    // A run that brought the most can start on a day that brought something, or it is the last run of all.
    private static Feasibility BestRun(Feasibility result, ReadOnlySpan<DayTotals> past, int days, LocalDate until)
    {
        var (sum, end) = (0m, 0);
        for (var start = 0; start < past.Length; start++)
        {
            var run = RunFrom(LocalDate.Min(past[start].Date, until.PlusDays(1 - days)), days);
            for (; end < past.Length && past[end].Date <= run.To; end++)
            {
                sum += past[end].Total.Sum;
            }

            if (result.Best is null || sum > result.Best)
            {
                result = result with { Best = sum, BestDays = run };
            }

            if (run.To == until)
            {
                break;
            }

            sum -= past[start].Total.Sum;
        }

        return result;
    }

    private static Period RunFrom(LocalDate start, int days) => new(start, start.PlusDays(days - 1));
}
