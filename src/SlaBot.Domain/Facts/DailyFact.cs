using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>A number for a day: 412 visits on 3 March, or 120 of them from one source.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kpi">The KPI; or <c>fx_</c> and a currency code in lower case, for the rate of that currency on that day.</param>
/// <param name="Source">The marketing source it speaks of, or null for all of it.</param>
/// <param name="Value">The number, in the KPI's unit; null takes an earlier one back, as if it had never been told.</param>
public sealed record DailyFact(LocalDate Date, KpiId Kpi, string? Source, decimal? Value) : Fact
{
    /// <inheritdoc/>
    public override Feed Feed => Feed.Daily;

    /// <inheritdoc/>
    public override string Subject => $"{LocalDatePattern.Iso.Format(Date)}/{Kpi}/{Source}";

    private protected override Fact Merge(Fact older) => this;
}
