using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tracking;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Tracking;

public sealed class TrackabilityTests
{
    private static readonly LocalDate Today = new(2026, 3, 31);

    [Fact]
    public void What_nobody_ever_told_is_not_tracked()
    {
        var tracked = Of(KpiIds.OnTimeDelivery, Departments.View(Today));

        (tracked.State, tracked.Feed, tracked.LastDay, tracked.StaleSince, tracked.NeedsCare).ShouldBe((TrackingState.NeverReported, null, null, null, true));
    }

    [Theory]
    [InlineData(7, TrackingState.Tracked, null)]
    [InlineData(8, TrackingState.Stale, "2026-03-31")]
    [InlineData(20, TrackingState.Stale, "2026-03-19")]
    public void It_is_stale_from_the_day_on_which_its_newest_number_is_older_than_agreed(int age, TrackingState state, string? since)
    {
        var tracked = Of(KpiIds.OnTimeDelivery, Departments.View(Today, (KpiIds.OnTimeDelivery, Today.PlusDays(-age), 0.96m)));

        (tracked.State, tracked.StaleDays, tracked.StaleSince?.ToString("uuuu-MM-dd", null)).ShouldBe((state, age > 7 ? age : 0, since));
        tracked.Feed.ShouldBe(Feed.Daily);
    }

    [Fact]
    public void What_comes_only_now_and_then_is_hard_to_report()
    {
        // Told on Monday 2 February and again on Tuesday 31 March, to be told weekly: fresh until 9 February, and on 31 March.
        var gaps = Of(KpiIds.OnTimeDelivery, Departments.View(Today, (KpiIds.OnTimeDelivery, new(2026, 2, 2), 0.96m), (KpiIds.OnTimeDelivery, Today, 0.97m)));

        // 42 working days from 2 February to 31 March, but only the last eight weeks count, from 4 February: 40, of them 4 + 1.
        (gaps.State, gaps.ReportedShare).ShouldBe((TrackingState.HardToReport, 5m / 40m));

        var weekly = Of(KpiIds.OnTimeDelivery, Departments.View(Today, [.. Enumerable.Range(0, 9).Select(week => (KpiIds.OnTimeDelivery, Today.PlusWeeks(-week), 0.96m))]));
        (weekly.State, weekly.ReportedShare).ShouldBe((TrackingState.Tracked, 1m));
    }

    [Fact]
    public void What_has_only_just_begun_is_not_judged() =>
        Of(KpiIds.OnTimeDelivery, Departments.View(Today, (KpiIds.OnTimeDelivery, Today.PlusDays(-9), 0.96m), (KpiIds.OnTimeDelivery, Today, 0.97m))).ReportedShare.ShouldBeNull();

    [Fact]
    public void Of_a_computed_kpi_the_part_that_is_missing_is_named()
    {
        var tracked = Of(KpiIds.ChurnRate, Departments.View(Today, (KpiIds.ActiveCustomers, new(2026, 3, 30), 200m), (KpiIds.LostCustomers, new(2026, 2, 1), 3m)));

        // Churn is read now and then, as levels are: 35 days. Its losses were told 58 days ago.
        (tracked.State, tracked.StaleDays).ShouldBe((TrackingState.Stale, 58));
        tracked.Missing.ShouldBe([KpiIds.LostCustomers]);
    }

    [Fact]
    public void Whoever_answers_for_a_kpi_without_a_target_is_told_so()
    {
        var terms = Departments.Agreement with { Kpis = [new(KpiIds.PipelineValue) { Owner = new("sales") }, new(new("calls")) { Kind = KpiKind.Count }] };
        var all = Trackability.All(Departments.View(Today, terms, (KpiIds.PipelineValue, Today, 5m, ""), (new("calls"), Today, 5m, "")));

        all.Single(one => one.Kpi.Id == KpiIds.PipelineValue).ShouldSatisfyAllConditions(one => one.IsTargetMissing.ShouldBeTrue(), one => one.State.ShouldBe(TrackingState.Tracked));
        all.Single(one => one.Kpi.Id.Value == "calls").NeedsCare.ShouldBeFalse();
    }

    [Fact]
    public void It_goes_through_what_people_answer_for_and_not_what_follows_from_it()
    {
        var terms = Departments.Agreement with
        {
            Recurring = RecurringRevenue.Default,
            Kpis = [.. Departments.Agreement.Kpis, new(KpiIds.Promoters) { Kind = KpiKind.Count, Owner = new("customer-success") }, new(KpiIds.RenewedRevenue) { Kind = KpiKind.Money, Owner = new("customer-success") }],
        };

        Trackability.All(Departments.View(Today, terms)).Select(one => one.Kpi.Id.Value).ShouldBe(
            ["revenue", "visits", "leads", "mqls", "sqls", "proposals", "new_customers", "churn_rate", "customer_retention", "on_time_delivery", "nps"]);
    }

    [Fact]
    public void A_scorecard_and_an_answer_say_the_same_of_how_old_a_number_is()
    {
        var view = Departments.View(Today, (KpiIds.OnTimeDelivery, new(2026, 3, 10), 0.96m));

        Of(KpiIds.OnTimeDelivery, view).StaleDays.ShouldBe(view.Of(KpiIds.OnTimeDelivery, Period.Month(2026, 3)).StaleDays);
    }

    [Fact]
    public void Without_an_agreement_nobody_answers_for_anything() =>
        Trackability.All(new(AgreementHistory.Empty, DailyTotals.Empty, Domain.Calendars.AsOf.CloseOf(Today))).ShouldBeEmpty();

    private static KpiTracking Of(KpiId kpi, View view) => Trackability.Of(view.Catalog.Find(kpi)!, view);
}
