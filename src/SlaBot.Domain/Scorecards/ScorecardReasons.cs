using SlaBot.Domain.Gaps;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Scorecards;

/// <summary>Why revenue and the rates of the funnel are what they are (docs/formulas.md, why).</summary>
internal static class ScorecardReasons
{
    /// <summary>What made revenue differ from the plan to date; its parts sum to the gap to the cent.</summary>
    public static IReadOnlyList<ScorecardDriver> Gap(Period days, View view) =>
        view.Catalog.Find(KpiIds.Revenue) is { } revenue ? Drivers(FunnelGap.Explain(revenue, days, view), view.Catalog) : [];

    /// <summary>What made revenue differ from the month before; its parts sum to the change to the cent. Empty where a month has no numbers.</summary>
    public static IReadOnlyList<ScorecardDriver> Change(IReadOnlyList<ScorecardKpi> kpis, View view)
    {
        var layers = view.Catalog.Funnel.Stages.Select(stage => stage.Id).Append(KpiIds.Revenue)
            .Select(id => kpis.FirstOrDefault(kpi => kpi.Id == id) is { Before: { } before, Actual: { } actual } ? new FunnelGap.Layer(id, before, actual) : (FunnelGap.Layer?)null)
            .ToList();
        return Drivers(FunnelGap.Between(layers, FunnelGap.DecimalsOf(view.Catalog.Find(KpiIds.Revenue)!, view)), view.Catalog);
    }

    /// <summary>Why each rate of the funnel changed, where its sources are told apart.</summary>
    public static IReadOnlyList<ScorecardMix> Mixes(IReadOnlyList<ScorecardKpi> kpis, Period days, Period before, View view)
    {
        var meter = new Meter(view);
        var mixes = new List<ScorecardMix>();
        foreach (var line in kpis.Where(line => line is { Actual: not null, Before: not null }))
        {
            if (view.Catalog.Find(line.Id)?.Measure is Measure.Ratio { Cohort: not null } ratio
                && days.Until(view.AsOf.Day) is { } told
                && MixAndRate.Between(before, told, meter.SeriesOf(ratio.Numerator), meter.SeriesOf(ratio.Denominator)) is { Sources.Count: > 1 } effect)
            {
                mixes.Add(new(line.Name, effect.Mix, effect.Rate, MayBeChance(line.Interval, line.IntervalBefore)));
            }
        }

        return mixes;
    }

    private static bool MayBeChance(WilsonInterval? now, WilsonInterval? then) =>
        now is not { } a || then is not { } b || (a.Low <= b.High && b.Low <= a.High);

    private static IReadOnlyList<ScorecardDriver> Drivers(GapExplanation? gap, KpiCatalog catalog) => gap is null
        ? []
        : [.. gap.Factors.Zip(gap.Parts, (factor, part) => new ScorecardDriver(KpiName.Of(factor.Id, catalog), factor.Plan, factor.Actual, part.Amount, factor.Id == gap.StoppedAt))];
}
