using SlaBot.Domain.Gaps;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Standings;

/// <summary>
/// Why revenue, or a stage, is off its plan to date: the gap put down to the traffic, the rates and the deal size that
/// multiply to it (docs/formulas.md, why). Stages above the first one that delivers numbers cannot be told apart and are left out.
/// </summary>
public static class FunnelGap
{
    private const int CountDecimals = 2;

    /// <summary>Explains the gap of a KPI; null where it is no product of a funnel, or where plan or numbers are missing.</summary>
    public static GapExplanation? Explain(Kpi kpi, Period period, View view)
    {
        var catalog = view.Catalog;
        var isRevenue = kpi.Id == KpiIds.Revenue;
        var last = isRevenue ? catalog.Funnel.Stages.Count - 1 : catalog.Funnel.IndexOf(kpi.Id);
        if (last < 0)
        {
            return null;
        }

        var layers = catalog.Funnel.Stages.Take(last + 1).Select(stage => LayerOf(catalog.Find(stage.Id)!, period, view)).ToList();
        if (isRevenue)
        {
            layers.Add(LayerOf(kpi, period, view));
        }

        return Between(layers, DecimalsOf(kpi, view));
    }

    /// <summary>
    /// Explains what changed at the end of a chain by its layers, from the top down. What is above a layer without numbers, or
    /// above one that came from nothing, cannot be told apart and is left out; null where not even the last has numbers.
    /// </summary>
    /// <param name="layers">Each layer as it was planned or was before, and as it is; null where it has no numbers.</param>
    /// <param name="decimals">The digits after the point that parts are exact to.</param>
    internal static GapExplanation? Between(IReadOnlyList<Layer?> layers, int decimals)
    {
        var first = layers.Count;
        while (first > 0 && layers[first - 1] is { } above && (first == layers.Count || above.LeadsTo(layers[first]!.Value)))
        {
            first--;
        }

        return first < layers.Count ? GapExplanation.Of(Factors([.. layers.Skip(first).Select(layer => layer!.Value)]), decimals) : null;
    }

    /// <summary>The digits after the point that the parts of a KPI's gap are exact to.</summary>
    public static int DecimalsOf(Kpi kpi, View view) =>
        kpi.Kind == KpiKind.Money ? view.Agreement?.Currency.Decimals ?? CountDecimals : CountDecimals;

    private static Layer? LayerOf(Kpi kpi, Period period, View view)
    {
        var standing = Assessor.Measure(kpi, period, view);
        return standing is { Actual: { } actual, Expected: > 0m and { } plan } ? new(kpi.Id, plan, actual) : null;
    }

    private static List<GapFactor> Factors(IReadOnlyList<Layer> layers)
    {
        var factors = new List<GapFactor> { new(layers[0].Id, layers[0].Plan, layers[0].Actual) };
        foreach (var (above, below) in layers.Zip(layers.Skip(1)))
        {
            var id = below.Id == KpiIds.Revenue ? KpiIds.AverageDealSize : KpiIds.Rate(above.Id, below.Id);
            factors.Add(new(id, Share(below.Plan, above.Plan), Share(below.Actual, above.Actual)));
        }

        return factors;
    }

    private static decimal Share(decimal below, decimal above) => above > 0m ? below / above : 0m;

    /// <summary>A stage of the funnel, or revenue at its end.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Plan">What was planned, or was before.</param>
    /// <param name="Actual">What is.</param>
    internal readonly record struct Layer(KpiId Id, decimal Plan, decimal Actual)
    {
        /// <summary>Whether another layer can be a share of this one: nothing has no shares.</summary>
        public bool LeadsTo(Layer below) => (Plan > 0m || below.Plan == 0m) && (Actual > 0m || below.Actual == 0m);
    }
}
