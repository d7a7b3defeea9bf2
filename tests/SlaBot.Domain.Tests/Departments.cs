using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests;

/// <summary>A company whose customer success and operations report daily numbers.</summary>
internal static class Departments
{
    /// <summary>Targets of 2 % churn a month, 98 % retention a month, 95 % on time, and a score of 50.</summary>
    public static Agreement Agreement { get; } = Some.Agreement() with
    {
        Kpis =
        [
            new(KpiIds.ChurnRate) { Owner = new("customer-success"), Target = 0.02m },
            new(KpiIds.CustomerRetention) { Owner = new("customer-success"), Target = 0.98m },
            new(KpiIds.OnTimeDelivery) { Owner = new("operations"), Target = 0.95m },
            new(KpiIds.Nps) { Owner = new("customer-success"), Target = 50m },
        ],
    };

    /// <summary>What is known at the close of a day of daily numbers: the KPI, the day, the number and the source.</summary>
    public static View View(LocalDate asOf, Agreement agreement, params (KpiId Kpi, LocalDate Day, decimal Value, string Source)[] numbers) => new(
        new AgreementHistory([new(1, new(2026, 1, 1), agreement, default)]),
        new(
            numbers.GroupBy(number => number.Kpi).ToImmutableDictionary(
                group => new SeriesKey(group.Key, Feed.Daily),
                group => new TotalsSeries(group.GroupBy(number => number.Day).OrderBy(day => day.Key).Select(day =>
                    Some.Day(day.Key, [.. day.GroupBy(number => number.Source).Select(source => (source.Key, source.Aggregate(default(DailyTotal), (sum, one) => sum + DailyTotal.OfAmount(one.Value))))])))),
            numbers.Select(number => number.Kpi).Distinct().ToImmutableDictionary(kpi => kpi, _ => Feed.Daily)),
        AsOf.CloseOf(asOf));

    public static View View(LocalDate asOf, params (KpiId Kpi, LocalDate Day, decimal Value)[] numbers) =>
        View(asOf, Agreement, [.. numbers.Select(number => (number.Kpi, number.Day, number.Value, ""))]);

    public static Standing Of(this View view, KpiId kpi, Period period) => Assessor.Measure(view.Catalog.Find(kpi)!, period, view);
}
