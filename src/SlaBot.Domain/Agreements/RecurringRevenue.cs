using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>
/// The series of money that recurring revenue comes from. They are told beside <c>revenue</c>, which stays the new business
/// that the goal is about: nothing of them is added to it.
/// </summary>
/// <param name="Renewed">What customers pay again for as much as before.</param>
/// <param name="Expanded">What customers pay more than before.</param>
/// <param name="Churned">What customers pay no more; a positive amount.</param>
public sealed record RecurringRevenue(KpiId Renewed, KpiId Expanded, KpiId Churned)
{
    /// <summary>Gets the series that every agreement can use.</summary>
    public static RecurringRevenue Default { get; } = new(KpiIds.RenewedRevenue, KpiIds.ExpandedRevenue, KpiIds.ChurnedRevenue);
}
