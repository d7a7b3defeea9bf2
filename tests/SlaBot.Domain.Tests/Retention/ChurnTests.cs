using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Retention;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Retention;

public sealed class ChurnTests
{
    private static readonly Period March = Period.Month(2026, 3);
    private static readonly LocalDate EndOfFebruary = new(2026, 2, 28), EndOfMarch = new(2026, 3, 31);

    [Fact]
    public void Churn_is_what_was_lost_of_the_customers_there_at_the_start()
    {
        // 200 at the close of February, 3 lost in March: 1.5 %; Wilson for 3 of 200.
        var view = Departments.View(EndOfMarch, (KpiIds.ActiveCustomers, EndOfFebruary, 200m), (KpiIds.LostCustomers, new(2026, 3, 5), 1m), (KpiIds.LostCustomers, new(2026, 3, 20), 2m), (KpiIds.LostCustomers, new(2026, 2, 10), 9m));

        var churn = view.Of(KpiIds.ChurnRate, March);
        churn.Actual.ShouldBe(0.015m);
        (churn.Measured.Numerator, churn.Measured.Denominator).ShouldBe((3m, 200m));
        Math.Round(churn.Rate!.Interval!.Value.Low, 6).ShouldBe(0.005114m);
        Math.Round(churn.Rate.Interval.Value.High, 6).ShouldBe(0.043166m);
        churn.Rate.Comparison.ShouldBe(BenchmarkComparison.InLine);
        (churn.Target, churn.Met, churn.Status).ShouldBe((0.02m, true, Status.OnPace));

        var retention = view.Of(KpiIds.CustomerRetention, March);
        (retention.Actual, retention.Measured.Numerator, retention.Measured.Denominator).ShouldBe((0.985m, 197m, 200m));
        retention.Target.ShouldBe(0.98m);
    }

    [Fact]
    public void Whoever_became_a_customer_within_the_period_is_on_neither_side()
    {
        var view = Departments.View(
            EndOfMarch, Departments.Agreement,
            (KpiIds.ActiveCustomers, EndOfFebruary, 100m, ""),
            (KpiIds.LostCustomers, new(2026, 3, 9), 2m, "2025-11"), (KpiIds.LostCustomers, new(2026, 3, 9), 4m, "2026-03"), (KpiIds.LostCustomers, new(2026, 3, 10), 1m, ""));

        view.Of(KpiIds.ChurnRate, March).Actual.ShouldBe(0.03m);

        // Over the quarter those of March came in as well; those of November were there.
        var quarter = Departments.View(
            EndOfMarch, Departments.Agreement,
            (KpiIds.ActiveCustomers, new(2025, 12, 31), 100m, ""), (KpiIds.LostCustomers, new(2026, 3, 9), 2m, "2025-11"), (KpiIds.LostCustomers, new(2026, 3, 9), 4m, "2026-02"));
        quarter.Of(KpiIds.ChurnRate, new(new(2026, 1, 1), EndOfMarch)).Actual.ShouldBe(0.02m);
    }

    [Theory]
    [InlineData("2026-02-28", 200)] // the close of the day before
    [InlineData("2026-03-01", 200)] // read on the first
    [InlineData("2026-02-01", 200)] // four weeks old: fresh enough for a level
    [InlineData("2026-01-20", null)] // 40 days old: nobody knows
    [InlineData("2026-03-02", null)] // after it began
    public void The_start_is_the_last_reading_that_is_fresh_enough(string readOn, int? start)
    {
        var view = Departments.View(EndOfMarch, (KpiIds.ActiveCustomers, NodaTime.Text.LocalDatePattern.Iso.Parse(readOn).Value, 200m), (KpiIds.LostCustomers, new(2026, 3, 5), 4m));

        var churn = view.Of(KpiIds.ChurnRate, March);
        (churn.Measured.Denominator, churn.Actual).ShouldBe((start, start is null ? null : 0.02m));
    }

    [Fact]
    public void Of_the_day_before_and_the_first_the_day_before_counts() => Departments.View(
        EndOfMarch, (KpiIds.ActiveCustomers, EndOfFebruary, 200m), (KpiIds.ActiveCustomers, March.From, 190m), (KpiIds.LostCustomers, new(2026, 3, 5), 4m))
        .Of(KpiIds.ChurnRate, March).Measured.Denominator.ShouldBe(200m);

    [Fact]
    public void Without_anybody_at_the_start_there_is_no_churn()
    {
        var churn = Departments.View(EndOfMarch, (KpiIds.ActiveCustomers, EndOfFebruary, 0m), (KpiIds.LostCustomers, new(2026, 3, 5), 0m)).Of(KpiIds.ChurnRate, March);

        (churn.Actual, churn.Measured.Denominator, churn.Status, churn.Rate!.Interval).ShouldBe((null, 0m, Status.NoData, null));
    }

    [Fact]
    public void Where_its_parts_are_not_told_the_rate_itself_may_be()
    {
        var view = Departments.View(EndOfMarch, (KpiIds.ChurnRate, new(2026, 3, 31), 0.017m), (KpiIds.ActiveCustomers, EndOfFebruary, 200m));

        var churn = view.Of(KpiIds.ChurnRate, March);
        (churn.Actual, churn.Measured.Numerator, churn.Rate, churn.Target, churn.FreshAsOf).ShouldBe((0.017m, null, null, 0.02m, EndOfMarch));
    }

    [Fact]
    public void A_target_a_month_means_more_over_a_longer_time_and_less_over_a_shorter()
    {
        var view = Departments.View(new(2026, 3, 31), (KpiIds.ActiveCustomers, new(2025, 12, 31), 1_000m), (KpiIds.LostCustomers, new(2026, 2, 2), 50m));
        var quarter = new Period(new(2026, 1, 1), EndOfMarch);

        // 0.98 x 0.98 x 0.98 = 0.941192 stay.
        view.Of(KpiIds.CustomerRetention, quarter).Target.ShouldBe(0.941192m);
        view.Of(KpiIds.ChurnRate, quarter).Target.ShouldBe(0.058808m);

        // Of the year a quarter has passed: 5 % lost against 5.88 % due, and 21.53 % over all of it.
        var year = view.Of(KpiIds.ChurnRate, view.Agreement!.Term);
        (year.Actual, year.Expected).ShouldBe((0.05m, 0.058808m));
        Math.Round(year.Target!.Value, 8).ShouldBe(0.21528328m);
    }

    [Theory]
    [InlineData(TargetSpan.Quarter, "2026-01-01", "2026-03-31", 0.06)]
    [InlineData(TargetSpan.Quarter, "2026-01-01", "2026-06-30", 0.1164)] // 1 - 0.94 x 0.94
    [InlineData(TargetSpan.Year, "2026-01-01", "2027-12-31", 0.1164)]
    [InlineData(TargetSpan.Month, "2026-03-01", "2026-03-31", 0.06)]
    public void The_target_says_what_length_of_time_it_is_for(TargetSpan span, string from, string to, decimal target) => ChurnTarget.Over(
        0.06m,
        new(KpiIds.ActiveCustomers, KpiIds.LostCustomers, IsKept: false, span),
        new(NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, NodaTime.Text.LocalDatePattern.Iso.Parse(to).Value)).ShouldBe(target);

    [Fact]
    public void The_agreement_may_set_the_length_of_time()
    {
        var terms = Departments.Agreement with { Kpis = [new(KpiIds.ChurnRate) { Target = 0.06m, Per = TargetSpan.Quarter }] };

        KpiCatalog.Of(terms).Find(KpiIds.ChurnRate)!.Measure.ShouldBeOfType<Measure.Churn>().Span.ShouldBe(TargetSpan.Quarter);
    }

    [Fact]
    public void What_stays_and_what_is_lost_are_the_whole() => Gen.Select(Gen.Int[1, 5_000], Gen.Int[0, 40].Array[1, 5], Gen.Int[0, 30]).Sample((start, lost, day) =>
    {
        var view = Departments.View(
            EndOfMarch,
            [(KpiIds.ActiveCustomers, EndOfFebruary, start), .. lost.Select((many, i) => (KpiIds.LostCustomers, March.From.PlusDays((day + i) % 31), (decimal)many))]);

        var (churn, retention) = (view.Of(KpiIds.ChurnRate, March), view.Of(KpiIds.CustomerRetention, March));
        (churn.Actual!.Value + retention.Actual!.Value).ShouldBe(1m, 1e-24m);
        (churn.Target + retention.Target).ShouldBe(1m);
        if (churn.Rate!.Interval is { } interval)
        {
            churn.Actual!.Value.ShouldBeInRange(interval.Low, interval.High);
            retention.Rate!.Interval!.Value.Low.ShouldBe(1m - interval.High, 1e-12m);
        }
    });

    [Fact]
    public void Losses_and_stays_over_parts_of_a_time_multiply_to_the_whole() => Gen.Select(Gen.Int[0, 100], Gen.Int[1, 11]).Sample((percent, months) =>
    {
        var kept = new Measure.Churn(KpiIds.ActiveCustomers, KpiIds.LostCustomers, IsKept: true, TargetSpan.Month);
        var (first, rest, all) = (Period.Months(new(2026, 1, 1), months), Period.Months(new LocalDate(2026, 1, 1).PlusMonths(months), 12 - months), Period.Months(new(2026, 1, 1), 12));
        (ChurnTarget.Over(percent / 100m, kept, first) * ChurnTarget.Over(percent / 100m, kept, rest)).ShouldBe(ChurnTarget.Over(percent / 100m, kept, all), 1e-24m);
    });

    [Fact]
    public void A_part_that_the_company_calls_something_else_leaves_the_rate_to_be_read()
    {
        var terms = Departments.Agreement with { Kpis = [new(KpiIds.Promoters) { Kind = KpiKind.Level }, new(KpiIds.LostCustomers) { Kind = KpiKind.Count }] };
        var catalog = KpiCatalog.Of(terms);

        catalog.Find(KpiIds.Nps)!.Measure.ShouldBe(new Measure.Reading(KpiIds.Nps));
        catalog.Find(KpiIds.ChurnRate)!.Measure.ShouldBeOfType<Measure.Churn>();
        catalog.Parts.Select(part => part.Id).ShouldNotContain(KpiIds.Promoters);
        catalog.All.Count(kpi => kpi.Id == KpiIds.LostCustomers).ShouldBe(1);
    }

    [Fact]
    public void On_time_is_on_time_over_delivered()
    {
        var view = Departments.View(
            EndOfMarch, (KpiIds.Deliveries, new(2026, 3, 3), 12m), (KpiIds.Deliveries, new(2026, 3, 4), 8m), (KpiIds.DeliveriesOnTime, new(2026, 3, 3), 11m), (KpiIds.DeliveriesOnTime, new(2026, 3, 4), 7m));

        var onTime = view.Of(KpiIds.OnTimeDelivery, March);
        (onTime.Actual, onTime.Measured.Numerator, onTime.Measured.Denominator).ShouldBe((0.9m, 18m, 20m));
        Math.Round(onTime.Rate!.Interval!.Value.Low, 6).ShouldBe(0.698966m);
        Math.Round(onTime.Rate.Interval.Value.High, 6).ShouldBe(0.972134m);

        view.Of(KpiIds.OnTimeDelivery, Period.Month(2026, 1)).Actual.ShouldBeNull();
        Departments.View(EndOfMarch, (KpiIds.OnTimeDelivery, new(2026, 3, 31), 0.93m)).Of(KpiIds.OnTimeDelivery, March).Actual.ShouldBe(0.93m);
    }

    [Fact]
    public void Recurring_revenue_is_told_beside_new_business_and_never_in_it()
    {
        (KpiId, LocalDate, decimal, string)[] numbers =
        [
            (KpiIds.Revenue, new(2026, 3, 3), 40_000m, ""), (KpiIds.RenewedRevenue, new(2026, 3, 4), 25_000m, ""), (KpiIds.ExpandedRevenue, new(2026, 3, 5), 6_000m, ""), (KpiIds.ChurnedRevenue, new(2026, 3, 6), 4_000m, ""),
        ];
        var together = Departments.View(EndOfMarch, Departments.Agreement with { Recurring = RecurringRevenue.Default }, numbers);

        var revenue = together.Of(KpiIds.Revenue, March);
        revenue.Actual.ShouldBe(40_000m);
        revenue.Picture.ShouldBe(new(40_000m, 25_000m, 6_000m, 4_000m));
        revenue.Picture!.Net.ShouldBe(67_000m);
        Departments.View(EndOfMarch, Departments.Agreement, numbers).Of(KpiIds.Revenue, March).Picture.ShouldBeNull();
    }

    [Fact]
    public void An_amount_that_nobody_told_is_no_zero()
    {
        var view = Departments.View(EndOfMarch, Departments.Agreement with { Recurring = RecurringRevenue.Default }, (KpiIds.Revenue, new(2026, 3, 3), 40_000m, ""), (KpiIds.RenewedRevenue, new(2026, 3, 4), 25_000m, ""));

        var picture = view.Of(KpiIds.Revenue, March).Picture!;
        (picture.Expanded, picture.Churned, picture.Net).ShouldBe((null, null, null));
    }
}
