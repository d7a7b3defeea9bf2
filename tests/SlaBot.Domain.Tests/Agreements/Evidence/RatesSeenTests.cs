using NodaTime;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

public sealed class RatesSeenTests
{
    private static readonly KpiId VisitToLead = new("visit_to_lead_rate"), LeadToMql = new("lead_to_mql_rate");

    [Fact]
    public void A_rate_is_seen_over_the_last_twelve_months_with_its_interval_and_since_when_it_lies_outside()
    {
        var rate = RatesSeen.In(Firm.View())[0];

        // 6 x 250 + 6 x 200 = 2,700 of 120,000; Wilson by a calculator.
        rate.Kpi.Id.ShouldBe(VisitToLead);
        rate.Benchmark.ShouldBe(0.025m);
        rate.Days.ShouldBe(new Period(new(2025, 7, 1), new(2026, 6, 30)));
        rate.Seen.ShouldBe(new ConversionRate(2_700m, 120_000m));
        rate.Value.ShouldBe(0.0225m);
        rate.Interval!.Value.Low.ShouldBe(0.021677m, 1e-6m);
        rate.Interval!.Value.High.ShouldBe(0.023354m, 1e-6m);
        rate.Verdict.ShouldBe(BenchmarkComparison.Below);

        // Three months together: 700 of 30,000 in January still reach 2.51 %; 650 of 30,000 in February end at 2.34 %.
        var january = rate.Months.Single(month => month.Month == Period.Month(2026, 1));
        january.Quarter.ShouldBe(new ConversionRate(700m, 30_000m));
        january.Comparison.ShouldBe(BenchmarkComparison.InLine);
        rate.Months[0].Month.ShouldBe(Period.Month(2025, 2));
        rate.OutsideSince.ShouldBe(Period.Month(2026, 2));
        rate.Outside.Count.ShouldBe(5);
        rate.AsBenchmark.ShouldBe(0.023m);
    }

    [Fact]
    public void Of_the_term_so_far_only_the_term_counts()
    {
        var rate = RatesSeen.In(Firm.View(), EvidenceWindow.TermSoFar)[0];

        rate.Days.ShouldBe(new Period(new(2026, 1, 1), new(2026, 6, 30)));
        rate.Seen.ShouldBe(new ConversionRate(1_200m, 60_000m));
    }

    [Fact]
    public void Rates_that_did_not_move_are_in_line()
    {
        foreach (var rate in RatesSeen.In(Firm.View()).Skip(1))
        {
            rate.Verdict.ShouldBe(BenchmarkComparison.InLine);
            rate.OutsideSince.ShouldBeNull();
            rate.Value.ShouldBe(rate.Benchmark);
        }
    }

    [Fact]
    public void Few_numbers_conclude_nothing()
    {
        var few = Firm.View(asOf: new(2026, 6, 30)) with
        {
            Totals = Firm.Totals((KpiIds.Visits, Feed.Daily, Some.Series((new(2026, 6, 10), new(1, 29m)))), (KpiIds.Leads, Feed.Daily, Some.Series((new(2026, 6, 10), new(1, 20m))))),
        };

        var rate = RatesSeen.In(few)[0];

        (rate.IsEnough, rate.Verdict, rate.Value).ShouldBe((false, null, 20m / 29m));
    }

    [Fact]
    public void A_stage_without_numbers_has_nothing_seen()
    {
        var rate = RatesSeen.In(Firm.View() with { Totals = DailyTotals.Empty })[0];

        (rate.Value, rate.Verdict, rate.AsBenchmark, rate.Months.Count).ShouldBe((null, null, null, 0));
    }

    [Fact]
    public void Cohorts_too_young_to_count_are_left_out_and_named()
    {
        // Of 100 leads on the 10th, 30 go on within 20 days and 10 more within 50: on 30 June June's leads are 20 days old.
        var leads = Firm.Monthly(_ => new(100, 100m));
        var journeys = Firm.Monthly(day => new(40, 0m, 0m, Histogram.Of(Lags(day))));
        var view = Firm.View() with { Totals = Firm.Totals((KpiIds.Leads, Feed.Leads, leads), (LeadToMql, Feed.Leads, journeys)) };

        var rate = RatesSeen.In(view)[1];

        rate.IsOfCohorts.ShouldBeTrue();
        rate.TooYoung.ShouldBe([Period.Month(2026, 6)]);
        rate.Seen.ShouldBe(new ConversionRate(440m, 1_100m));
        rate.Days.ShouldBe(new Period(new(2025, 7, 1), new(2026, 5, 31)));
        rate.Verdict.ShouldBe(BenchmarkComparison.InLine);

        static IEnumerable<KeyValuePair<int, long>> Lags(LocalDate day)
        {
            yield return new(20, 30);
            if (day < new LocalDate(2026, 6, 1))
            {
                yield return new(50, 10);
            }
        }
    }
}
