using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.HandOffs;

/// <summary>The business time within which a lead is to be answered.</summary>
public static class ResponseLimit
{
    /// <summary>The hand-off rule, else the target of the KPI; null where neither was agreed.</summary>
    public static Duration? In(View view) =>
        view.Agreement?.LeadManagement?.FirstResponse
        ?? (view.Catalog.Find(KpiIds.LeadResponseTime)?.Target is { } hours ? Duration.FromHours((double)hours) : null);
}
