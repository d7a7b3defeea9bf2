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

        var layers = catalog.Funnel.Stages.Take(last + 1).Select(stage => Layer(catalog.Find(stage.Id)!, period, view)).ToList();
        if (isRevenue)
        {
            layers.Add(Layer(kpi, period, view));
        }

        var first = layers.FindLastIndex(layer => layer is null) + 1;
        return first < layers.Count
            ? GapExplanation.Of(Factors([.. layers.Skip(first).Select(layer => layer!.Value)]), DecimalsOf(kpi, view))
            : null;
    }

    /// <summary>The digits after the point that the parts of a KPI's gap are exact to.</summary>
    public static int DecimalsOf(Kpi kpi, View view) =>
        kpi.Kind == KpiKind.Money ? view.Agreement?.Currency.Decimals ?? CountDecimals : CountDecimals;

    private static (KpiId Id, decimal Plan, decimal Actual)? Layer(Kpi kpi, Period period, View view)
    {
        var standing = Assessor.Measure(kpi, period, view);
        return standing is { Actual: { } actual, Expected: > 0m and { } plan } ? (kpi.Id, plan, actual) : null;
    }

    private static List<GapFactor> Factors(IReadOnlyList<(KpiId Id, decimal Plan, decimal Actual)> layers)
    {
        var factors = new List<GapFactor> { new(layers[0].Id, layers[0].Plan, layers[0].Actual) };
        foreach (var (above, below) in layers.Zip(layers.Skip(1)))
        {
            var id = below.Id == KpiIds.Revenue ? KpiIds.AverageDealSize : KpiIds.Rate(above.Id, below.Id);
            factors.Add(new(id, below.Plan / above.Plan, above.Actual > 0m ? below.Actual / above.Actual : 0m));
        }

        return factors;
    }
}
