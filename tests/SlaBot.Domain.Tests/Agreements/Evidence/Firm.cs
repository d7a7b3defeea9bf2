using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tests.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

/// <summary>
/// A company whose months are all alike and come in on the 10th: 10,000 visits, 250 leads, 100 MQLs, 50 SQLs, 20
/// proposals and 5 deals of 12,000; from January 2026 on, 200 leads, 80, 40, 16 and 4 deals.
/// </summary>
internal static class Firm
{
    public static readonly LocalDate Close = new(2026, 6, 30);

    public static Agreement Agreement { get; } = SomeProposals.Terms with { Review = new LocalDate(2026, 6, 30) };

    public static View View(Agreement? terms = null, LocalDate? asOf = null) =>
        new(new([new(1, new(2026, 1, 1), terms ?? Agreement, Instant.FromUtc(2025, 12, 15, 9, 0))]), Totals(), AsOf.CloseOf(asOf ?? Close));

    public static DailyTotals Totals(params (KpiId Id, Feed Feed, TotalsSeries Series)[] further)
    {
        (KpiId Id, Feed Feed, TotalsSeries Series)[] series =
        [
            (KpiIds.Visits, Feed.Daily, Monthly(_ => new(1, 10_000m))),
            (KpiIds.Leads, Feed.Daily, Monthly(day => new(1, day.Year < 2026 ? 250m : 200m))),
            (KpiIds.Mqls, Feed.Daily, Monthly(day => new(1, day.Year < 2026 ? 100m : 80m))),
            (KpiIds.Sqls, Feed.Daily, Monthly(day => new(1, day.Year < 2026 ? 50m : 40m))),
            (KpiIds.Proposals, Feed.Daily, Monthly(day => new(1, day.Year < 2026 ? 20m : 16m))),
            (KpiIds.NewCustomers, Feed.Deals, Monthly(day => new(Deals(day), Deals(day), Deals(day)))),
            (KpiIds.Revenue, Feed.Deals, Monthly(day => new(Deals(day), Deals(day) * 12_000m, Deals(day) * 144_000_000m))),
        ];
        var all = series.Where(one => further.All(other => other.Id != one.Id)).Concat(further).ToList();
        return new(
            all.ToImmutableDictionary(one => new SeriesKey(one.Id, one.Feed), one => one.Series),
            all.DistinctBy(one => one.Id).ToImmutableDictionary(one => one.Id, one => one.Feed));
    }

    public static TotalsSeries Monthly(Func<LocalDate, DailyTotal> total) =>
        Some.Series([.. Enumerable.Range(0, 18).Select(month => new LocalDate(2025, 1, 10).PlusMonths(month)).Select(day => (day, total(day)))]);

    private static int Deals(LocalDate day) => day.Year < 2026 ? 5 : 4;
}
