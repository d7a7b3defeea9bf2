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
    private static readonly Period Year = Some.Agreement().Term;

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
            Rate(leads, visits));

        standing.Status.ShouldBe(status);
        standing.Actual.ShouldBe((decimal)leads / visits);
        standing.Rate!.Interval.ShouldNotBeNull();
    }

    [Fact]
    public void A_difference_that_is_no_chance_is_judged_by_the_bands_and_their_direction()
    {
        // 2.48 % of a million visits lies wholly below 2.5 %, and yet within 3 % of it.
        Assess(new("visit_to_lead_rate"), EndOfMarch, Rate(24_800, 1_000_000)).Status.ShouldBe(Status.OnPace);

        var churn = new KpiTerms(KpiIds.ChurnRate) { Target = 0.02m, Numerator = new("left"), Denominator = new("customers") };
        var high = Assess(
            KpiIds.ChurnRate, EndOfMarch, Some.Agreement() with { Kpis = [churn] }, Year,
            (new("left"), Feed.Daily, [(new(2026, 2, 2), Some.Amount(2_600m))]), (new("customers"), Feed.Daily, [(new(2026, 2, 2), Some.Amount(100_000m))]));
        high.Status.ShouldBe(Status.Behind);
    }

    [Theory]
    [InlineData(19, Status.AtRisk)]
    [InlineData(22, Status.OnPace)]
    [InlineData(33, Status.OnPace)]
    [InlineData(36, Status.AtRisk)]
    [InlineData(60, Status.Behind)]
    public void A_band_of_things_that_are_counted_grows_with_the_days(int calls, Status status)
    {
        // 261 to 391.5 calls over the 261 working days of the year: 22 to 33 by the end of January.
        var band = new KpiTerms(new("calls")) { Kind = KpiKind.Count, Better = Direction.Band, Target = 261m, TargetHigh = 391.5m };

        Assess(new("calls"), new LocalDate(2026, 1, 31), Some.Agreement() with { Kpis = [band] }, Year, (new("calls"), Feed.Daily, [(new(2026, 1, 5), Some.Amount(calls))]))
            .Status.ShouldBe(status);
    }

    [Fact]
    public void Daily_numbers_are_as_fresh_as_the_kpis_own()
    {
        var standing = Assess(
            KpiIds.Leads, EndOfMarch,
            (KpiIds.Leads, Feed.Daily, [(new(2026, 1, 5), Some.Amount(9m))]), (KpiIds.Visits, Feed.Daily, [(new(2026, 3, 31), Some.Amount(9m))]));

        standing.FreshAsOf.ShouldBe(new LocalDate(2026, 1, 5));
        standing.StaleDays.ShouldBe(85);
    }

    [Fact]
    public void Days_that_the_agreement_covers_only_in_part_have_no_target()
    {
        var standing = Assess(
            KpiIds.Leads, EndOfMarch, Some.Agreement(), new(new(2025, 11, 1), new(2026, 2, 28)), (KpiIds.Leads, Feed.Leads, [(new(2025, 11, 5), Some.Amount(9m))]));

        (standing.Actual, standing.Target, standing.Pace, standing.Status).ShouldBe((9m, null, null, null));
    }

    [Fact]
    public void A_period_that_has_not_begun_has_no_value_but_asks_for_something()
    {
        var standing = Assess(
            KpiIds.Leads, EndOfMarch, Some.Agreement(), Period.Month(2026, 5), (KpiIds.Leads, Feed.Leads, [(new(2026, 1, 5), Some.Amount(9m))]));

        standing.Actual.ShouldBeNull();
        standing.Status.ShouldBe(Status.TooEarly);
        standing.RequiredPerWorkingDay.ShouldBe(standing.Target!.Value / 21m);
    }

    [Fact]
    public void Before_the_first_number_of_all_nothing_is_known()
    {
        var standing = Assess(
            KpiIds.Leads, EndOfMarch, Some.Agreement(), Period.Month(2026, 1), (KpiIds.Leads, Feed.Leads, [(new(2026, 2, 5), Some.Amount(9m))]));

        (standing.Actual, standing.Status).ShouldBe((null, Status.NoData));
    }

    [Fact]
    public void The_rest_of_the_term_is_projected_as_what_is_still_to_come()
    {
        var days = Enumerable.Range(0, 60).Select(i => (new LocalDate(2026, 1, 1).PlusDays(i), Some.Amount(5m))).ToArray();
        var whole = Assess(KpiIds.Leads, EndOfMarch, (KpiIds.Leads, Feed.Leads, days));

        var rest = Assess(KpiIds.Leads, EndOfMarch, Some.Agreement(), new(EndOfMarch.PlusDays(1), Year.To), (KpiIds.Leads, Feed.Leads, days));

        rest.Projection!.Mean.ShouldBe(whole.Projection!.Mean - 300m, 1e-9m);
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

    [Fact]
    public void Revenue_that_came_without_a_customer_is_no_share_of_the_stages_above_it()
    {
        var view = View(
            EndOfMarch,
            (KpiIds.Revenue, Feed.Daily, [(new(2026, 1, 12), Some.Amount(400_000m))]),
            (KpiIds.NewCustomers, Feed.Deals, [(new(2026, 1, 12), Some.Amount(0m))]),
            (KpiIds.Leads, Feed.Leads, [(new(2026, 1, 12), Some.Amount(50m))]));
        var revenue = view.Catalog.Find(KpiIds.Revenue)!;

        var gap = FunnelGap.Explain(revenue, view.Agreement!.Term, view)!;

        gap.Parts.ShouldBe([new(KpiIds.Revenue, Math.Round(400_000m - (1_200_000m * 64 / 261), 2))]);
        gap.StoppedAt.ShouldBeNull();
    }

    private static (KpiId, Feed, (LocalDate, DailyTotal)[])[] Rate(int leads, int visits) =>
    [
        (KpiIds.Leads, Feed.Leads, [(new(2026, 2, 2), Some.Amount(leads))]),
        (KpiIds.Visits, Feed.Daily, [(new(2026, 2, 2), Some.Amount(visits))]),
    ];

    private static Standing Assess(KpiId kpi, LocalDate day, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series) =>
        Assess(kpi, day, Some.Agreement(), Year, series);

    private static Standing Assess(
        KpiId kpi, LocalDate day, Agreement agreement, Period period, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series)
    {
        var view = View(day, agreement, series);
        return Assessor.Assess(view.Catalog.Find(kpi)!, period, view);
    }

    private static View View(LocalDate day, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series) => View(day, Some.Agreement(), series);

    private static View View(LocalDate day, Agreement agreement, params (KpiId Series, Feed Feed, (LocalDate, DailyTotal)[] Days)[] series) => new(
        new AgreementHistory([new(1, new(2026, 1, 1), agreement, default)]),
        new(
            series.ToImmutableDictionary(one => new SeriesKey(one.Series, one.Feed), one => Some.Series(one.Days)),
            series.DistinctBy(one => one.Series).ToImmutableDictionary(one => one.Series, one => one.Feed)),
        AsOf.CloseOf(day));
}
