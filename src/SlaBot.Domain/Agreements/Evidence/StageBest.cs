using NodaTime;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>What a stage would have to bring, set against its best past year and its best past quarter.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Whole">The target of all the days, against the best run of as many; of any number of days.</param>
/// <param name="Quarter">A quarter of a year's part of the target, against the best run of as many days.</param>
public sealed record StageBest(KpiId Stage, Feasibility Whole, Feasibility Quarter)
{
    /// <summary>The days of a quarter of a year.</summary>
    public const int QuarterDays = 91;

    /// <summary>Gets the comparison that counts: of all the days where the past is long enough for it, else of a quarter.</summary>
    public Feasibility Known => Whole.Best is null ? Quarter : Whole;

    /// <summary>Gets whether the target is beyond anything that the stage ever brought; not known to be is not flagged.</summary>
    public bool IsBeyondBest => Known.IsBeyondBest;

    /// <summary>Sets the targets of the stages of a funnel against what each of them brought.</summary>
    /// <param name="funnel">The stages.</param>
    /// <param name="targets">What each of them must bring over the days, top first.</param>
    /// <param name="days">The number of days, at least 1.</param>
    /// <param name="view">The past.</param>
    public static IReadOnlyList<StageBest> Of(Funnel funnel, IReadOnlyList<decimal> targets, int days, View view)
    {
        var (meter, until) = (new Meter(view), view.AsOf.Day);
        return [.. funnel.Stages.Select((stage, at) => Of(stage.Id, targets[at], days, meter, until))];
    }

    private static StageBest Of(KpiId stage, decimal target, int days, Meter meter, LocalDate until)
    {
        var (past, quarter) = (meter.SeriesOf(stage), Math.Min(days, QuarterDays));
        return new(stage, Feasibility.Of(target, past, days, until), Feasibility.Of(target * quarter / days, past, quarter, until));
    }
}
