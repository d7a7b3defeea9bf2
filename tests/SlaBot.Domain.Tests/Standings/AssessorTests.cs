using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Standings;

public sealed class AssessorTests
{
    private static readonly LocalDate EndOfMarch = new(2026, 3, 31);

    [Fact]
    public void A_kpi_without_any_fact_has_no_data() =>
        Assess(KpiIds.Revenue, EndOfMarch).Status.ShouldBe(Status.NoData);

    [Fact]
    public void Revenue_stands_by_what_was_won_until_then()
    {
        var standing = Assess(
            KpiIds.Revenue,
            EndOfMarch,
            (KpiIds.Revenue, Feed.Deals, [(new(2026, 1, 12), Some.Amount(200_000m)), (new(2026, 4, 1), Some.Amount(999m))]));

        standing.Actual.ShouldBe(200_000m);
        standing.Expected.ShouldBe(1_200_000m * 64 / 261);
        standing.Status.ShouldBe(Status.Behind);
        standing.HasEnded.ShouldBeFalse();
        standing.Met.ShouldBeNull();
        standing.WorkingDaysLeft.ShouldBe(197m);
        standing.RequiredPerWorkingDay.ShouldBe(1_000_000m / 197m);
        standing.FreshAsOf.ShouldBe(new LocalDate(2026, 1, 12));
        standing.StaleDays.ShouldBe(78);
    }

    [Fact]
    public void Before_anything_is_expected_it_is_too_early() => Assess(
        KpiIds.Revenue, new LocalDate(2025, 12, 31), (KpiIds.Revenue, Feed.Deals, [(new(2025, 12, 1), Some.Amount(1m))]))
        .Status.ShouldBe(Status.TooEarly);

    [Theory]
    [InlineData(1_200_000, true)]
    [InlineData(1_199_999.99, false)]
    public void After_its_last_day_a_period_is_met_or_missed(decimal won, bool met)
    {
        var standing = Assess(KpiIds.Revenue, new LocalDate(2026, 12, 31), (KpiIds.Revenue, Feed.Deals, [(new(2026, 5, 5), Some.Amount(won))]));

        standing.HasEnded.ShouldBeTrue();
        standing.Met.ShouldBe(met);
    }

    [Theory]
    [InlineData(22, 1000, Status.OnPace)] // 2.2 %: 2.5 % lies inside the interval
    [InlineData(10, 1000, Status.Behind)] // 1.0 %: wholly below, and under 85 %
    [InlineData(2200, 100_000, Status.AtRisk)] // 2.2 %: wholly below, 88 % of the benchmark
    [InlineData(2800, 100_000, Status.Ahead)]
    public void A_rate_is_judged_by_its_interval(int leads, int visits, Status status)
    {
        var standing = Assess(
            new("visit_to_lead_rate"),
            EndOfMarch,
            (KpiIds.Leads, Feed.Leads, [(new(2026, 2, 2), Some.Amount(leads))]),
            (KpiIds.Visits, Feed.Daily, [(new(2026, 2, 2), Some.Amount(visits))]));

        standing.Status.ShouldBe(status);
        standing.Actual.ShouldBe((decimal)leads / visits);
        standing.Rate!.Interval.ShouldNotBeNull();
    }

    [Fact]
    public void Wins_come_from_deals_as_soon_as_there_are_any()
    {
        var standing = Assess(
            KpiIds.NewCustomers,
            EndOfMarch,
            (KpiIds.NewCustomers, Feed.Leads, [(new(2026, 2, 2), Some.Amount(9m))]),
            (KpiIds.NewCustomers, Feed.Deals, [(new(2026, 2, 3), Some.Amount(4m))]));

        standing.Actual.ShouldBe(4m);
        standing.Measured.Feed.ShouldBe(Feed.Deals);
    }

    [Fact]
    public void The_last_reading_of_a_level_counts() => Assess(
        KpiIds.Nps, EndOfMarch, (KpiIds.Nps, Feed.Daily, [(new(2026, 1, 5), Some.Amount(41m)), (new(2026, 3, 5), Some.Amount(47m))]))
        .Actual.ShouldBe(47m);

    [Fact]
    public void A_median_of_minutes_is_told_in_hours() => Assess(
        KpiIds.LeadResponseTime,
        EndOfMarch,
        (KpiIds.LeadResponseTime, Feed.Leads, [(new(2026, 1, 5), DailyTotal.OfDuration(60) + DailyTotal.OfDuration(90)), (new(2026, 1, 6), DailyTotal.OfDuration(300))]))
        .Actual.ShouldBe(1.5m);

    [Fact]
    public void The_gap_of_revenue_is_explained_from_the_first_stage_that_delivers()
    {
        var view = View(
            EndOfMarch,
            (KpiIds.Revenue, Feed.Deals, [(new(2026, 1, 12), Some.Amount(200_000m))]),
            (KpiIds.NewCustomers, Feed.Deals, [(new(2026, 1, 12), Some.Amount(20m))]));
        var revenue = view.Catalog.Find(KpiIds.Revenue)!;

        var gap = FunnelGap.Explain(revenue, view.Agreement!.Term, view)!;

        gap.Factors.Select(factor => factor.Id).ShouldBe([KpiIds.NewCustomers, KpiIds.AverageDealSize]);
        gap.Parts.Sum(part => part.Amount).ShouldBe(gap.Gap);
        gap.Gap.ShouldBe(Math.Round(200_000m - (1_200_000m * 64 / 261), 2));
    }

    private static Standing Assess(KpiId kpi, LocalDate day, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series)
    {
        var view = View(day, series);
        return Assessor.Assess(view.Catalog.Find(kpi)!, view.Agreement!.Term, view);
    }

    private static View View(LocalDate day, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series) => new(
        new AgreementHistory([new(1, new(2026, 1, 1), Some.Agreement(), default)]),
        new(
            series.ToImmutableDictionary(one => new SeriesKey(one.Series, one.Feed), one => Some.Series(one.Days)),
            series.DistinctBy(one => one.Series).ToImmutableDictionary(one => one.Series, one => one.Feed)),
        AsOf.CloseOf(day));
}
