using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Scorecards;

/// <summary>What a KPI is called, kept apart from the agreement so that a later one changes nothing about it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Given">The company's own name for it, or null.</param>
/// <param name="From">Of a rate of the funnel: the stage that it is a share of; else null.</param>
/// <param name="To">Of a rate of the funnel: the stage that is reached; else null.</param>
public sealed record KpiName(KpiId Id, LocalizedText? Given = null, KpiName? From = null, KpiName? To = null)
{
    /// <summary>The name of a KPI.</summary>
    public static KpiName Of(Kpi kpi, KpiCatalog catalog) => kpi.Measure is Measure.Ratio { Cohort: not null } rate
        ? new(kpi.Id, kpi.Name, Of(rate.Denominator, catalog), Of(rate.Numerator, catalog))
        : new(kpi.Id, kpi.Name);

    /// <summary>The name of the KPI of an id.</summary>
    public static KpiName Of(KpiId id, KpiCatalog catalog) => catalog.Find(id) is { } kpi ? Of(kpi, catalog) : new(id);
}
