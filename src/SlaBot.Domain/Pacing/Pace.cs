using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Pacing;

/// <summary>How much is done, set against how much should be by now (docs/formulas.md, pace and status).</summary>
/// <param name="Actual">What was done.</param>
/// <param name="Expected">What should be done by now: the pro-rated target, or the target itself for rates, durations and levels.</param>
/// <param name="Better">Which way is better.</param>
public readonly record struct Pace(decimal Actual, decimal Expected, Direction Better = Direction.Higher)
{
    /// <summary>Gets what is done beyond (or, negative, short of) what is expected, in the KPI's unit.</summary>
    public decimal Gap => Actual - Expected;

    /// <summary>
    /// Gets actual over expected, or expected over actual where less is better; null where that would divide by zero.
    /// </summary>
    public decimal? Ratio => Better == Direction.Lower ? Divide(Expected, Actual) : Divide(Actual, Expected);

    /// <summary>The status by the agreed bands; too early where nothing is expected yet.</summary>
    public Status StatusBy(StatusThresholds thresholds)
    {
        if (Better == Direction.Lower && Actual == 0m && Expected > 0m)
        {
            return Status.Ahead;
        }

        return Ratio is { } ratio ? Of(ratio, thresholds) : Status.TooEarly;
    }

    /// <summary>What each remaining day must bring to reach a target; 0 once it is reached, null when no day is left.</summary>
    /// <param name="target">The target of the whole period.</param>
    /// <param name="daysLeft">The days left, in parts where today is not over.</param>
    public decimal? RequiredPerDay(decimal target, decimal daysLeft)
    {
        if (Actual >= target)
        {
            return 0m;
        }

        return daysLeft > 0m ? (target - Actual) / daysLeft : null;
    }

    private static Status Of(decimal ratio, StatusThresholds thresholds)
    {
        if (ratio >= thresholds.Ahead)
        {
            return Status.Ahead;
        }

        if (ratio >= thresholds.OnPace)
        {
            return Status.OnPace;
        }

        return ratio >= thresholds.AtRisk ? Status.AtRisk : Status.Behind;
    }

    private static decimal? Divide(decimal above, decimal below) => below > 0m ? above / below : null;
}
