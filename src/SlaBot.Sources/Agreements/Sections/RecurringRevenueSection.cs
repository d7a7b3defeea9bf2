using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>What is told beside new business: renewed, expanded and churned revenue, each from its own series.</summary>
internal static class RecurringRevenueSection
{
    public static RecurringRevenue? Read(Field? field, IReadOnlyList<KpiTerms> kpis)
    {
        if (field?.Section("{ renewed: renewed_revenue, expanded: expanded_revenue, churned: churned_revenue }") is not { } section)
        {
            return null;
        }

        // A key that is left out has the series that every agreement can use.
        var recurring = new RecurringRevenue(
            section.Find("renewed")?.Value(Series) ?? KpiIds.RenewedRevenue,
            section.Find("expanded")?.Value(Series) ?? KpiIds.ExpandedRevenue,
            section.Find("churned")?.Value(Series) ?? KpiIds.ChurnedRevenue);
        section.RefuseOthers();
        if (new[] { recurring.Renewed, recurring.Expanded, recurring.Churned }.Distinct().Count() < 3)
        {
            section.Refuse("Renewed, expanded and churned revenue are three different series: name each once.");
        }

        return recurring;

        (KpiId?, string?) Series(string text)
        {
            var (id, problem) = Ids.Kpi(text);
            if (id is not { } written)
            {
                return (null, problem);
            }

            var own = kpis.FirstOrDefault(kpi => kpi.Id == written)?.Kind;
            var isBuiltIn = written == KpiIds.RenewedRevenue || written == KpiIds.ExpandedRevenue || written == KpiIds.ChurnedRevenue;
            return written == KpiIds.Revenue ? (null, "'revenue' is the new business itself: name a series of its own for what customers pay again.")
                : own is KpiKind.Money || (own is null && isBuiltIn) ? (written, null)
                : (null, $"'{text}' is not an amount of money that this agreement has: add it to the KPIs with kind: money, or leave the key out.");
        }
    }
}
