using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

/// <summary>Half a year at 2.0 % instead of 2.5 % from visit to lead: 288,000 of 1,200,000, and what can be done.</summary>
public sealed class ResetReviewTests
{
    // 2026 has 261 working days, its second half 132; the twelve months before it have 261.
    private const decimal RestShare = 132m / 261m;

    [Fact]
    public void It_is_time_when_the_review_is_due_the_pace_is_off_and_a_rate_has_moved_for_long()
    {
        var triggers = ResetTrigger.In(Firm.View());

        triggers[0].ShouldBe(new ResetTrigger.ReviewDue(new(2026, 6, 30)));

        // The deals of 10 January were early; Sundays from 18 January to 28 June: 24. On 28 June 288,000 stand against 127 of 261 days of 1,200,000.
        var pace = triggers[1].ShouldBeOfType<ResetTrigger.PaceOff>();
        (pace.Weeks, pace.Since, pace.IsBelow).ShouldBe((24, new LocalDate(2026, 1, 18), true));
        pace.Ratio.ShouldBe(288_000m / (1_200_000m * 127m / 261m), 1e-20m);

        // The three months to February are the first outside.
        var moved = triggers[2].ShouldBeOfType<ResetTrigger.RateMoved>();
        (moved.Rate.Kpi.Id.Value, moved.Months).ShouldBe(("visit_to_lead_rate", 5));
        triggers.Count.ShouldBe(3);
    }

    [Fact]
    public void It_is_not_time_before_the_rate_has_been_outside_for_three_months()
    {
        var calm = Firm.Agreement with { Review = null };

        ResetTrigger.In(Firm.View(calm, new(2026, 3, 31))).OfType<ResetTrigger.RateMoved>().ShouldBeEmpty();
        ResetTrigger.In(Firm.View(calm, new(2026, 4, 30))).OfType<ResetTrigger.RateMoved>().ShouldHaveSingleItem().Months.ShouldBe(3);
        ResetTrigger.In(Firm.View(calm, new(2026, 2, 10))).OfType<ResetTrigger.PaceOff>().ShouldBeEmpty();
        ResetTrigger.In(Firm.View(calm) with { Agreements = AgreementHistory.Empty }).ShouldBeEmpty();
    }

    [Fact]
    public void Terms_that_were_re_set_since_are_not_due_again()
    {
        var view = Firm.View();
        var again = view with { Agreements = new([.. view.Agreements.Revisions, new(2, new(2026, 6, 30), Firm.Agreement, Instant.MinValue)]) };

        ResetTrigger.In(again).OfType<ResetTrigger.ReviewDue>().ShouldBeEmpty();
        ResetTrigger.In(again).OfType<ResetTrigger.RateMoved>().ShouldBeEmpty();
    }

    [Fact]
    public void Kept_the_terms_need_more_of_the_rest_than_was_agreed_for_it()
    {
        var keep = Choice(ResetKind.Keep);

        // 1,200,000 x 132/261 = 606,896.55 is agreed for the rest; 1,200,000 - 288,000 = 912,000 is missing: 76 deals, 152,000 visits.
        keep.Terms.ShouldBeSameAs(Firm.Agreement);
        keep.Layers[0].Before.ShouldBe(1_200_000m * RestShare, 1e-15m);
        keep.Layers[0].After.ShouldBe(keep.Layers[0].Before);
        keep.Layers[0].StillNeeded.ShouldBe(912_000m);
        keep.Layers[1].StillNeeded.ShouldBe(76m);
        keep.Layers[^1].StillNeeded.ShouldBe(152_000m);

        // 2.3 % / 2.5 %: at the rates seen the targets bring 92 % of the goal.
        keep.Points.Single(point => point.Kind == ResetPointKind.TargetsFallShort).Number!.Value.ShouldBe(0.92m, 1e-20m);
    }

    [Fact]
    public void Re_set_rates_leave_the_goal_and_raise_what_lies_above_them()
    {
        var rates = Choice(ResetKind.Rates);

        rates.Terms.Funnel.Stages.Select(stage => stage.Rate).ShouldBe([null, 0.023m, 0.4m, 0.5m, 0.4m, 0.25m]);
        rates.Terms.Goal.ShouldBe(Firm.Agreement.Goal);
        rates.Terms.Review.ShouldBe(new LocalDate(2026, 10, 1));
        rates.Layers[0].After.ShouldBe(rates.Layers[0].Before);

        // 606,896.55 / 12,000 = 50.57 customers; leads stay at 2,528.7; visits go from 101,149.4 to 109,945.0.
        rates.Layers[5].After.ShouldBe(rates.Layers[5].Before);
        rates.Layers[6].Before.ShouldBe(101_149.425m, 0.001m);
        rates.Layers[6].After.ShouldBe(109_945.027m, 0.001m);
    }

    [Fact]
    public void The_whole_chain_is_run_and_says_whether_it_closes()
    {
        var chain = Choice(ResetKind.Rates).Chain;

        // 120,000 visits of twelve months x 132/261 = 60,689.7; x 2.3 % x 40 % x 50 % x 40 % x 25 % = 27.92 of 50.57 customers.
        chain.Counts[0].ShouldBe(60_689.655m, 0.001m);
        chain.Delivered.ShouldBe(27.917m, 0.001m);
        chain.Needed.ShouldBe(50.575m, 0.001m);
        chain.Closes.ShouldBeFalse();
        Choice(ResetKind.Goal).Chain.Closes.ShouldBeTrue();
    }

    [Fact]
    public void A_re_set_goal_is_what_the_volume_seen_brings_at_the_rates_seen()
    {
        var goal = Choice(ResetKind.Goal);

        // 27.917 x 12,000 = 335,006.9 over 132/261 = 662,400: 662,000.
        goal.Terms.Goal.Revenue.Amount.ShouldBe(662_000m);
        goal.Layers[0].After.ShouldBe(662_000m * RestShare, 1e-15m);
        goal.Points.Single(point => point.Kind == ResetPointKind.GoalFalls).Number!.Value.ShouldBe(1m - (662m / 1_200m), 1e-15m);
    }

    [Fact]
    public void Periods_before_keep_their_targets_whatever_is_chosen()
    {
        var view = Firm.View();
        foreach (var choice in ResetReview.Of(view)!.Choices)
        {
            var after = new AgreementHistory([.. view.Agreements.Revisions, new(2, new(2026, 7, 1), choice.Terms, Instant.MinValue)]);
            foreach (var kpi in KpiCatalog.Of(Firm.Agreement).Agreed)
            {
                var before = new Period(new(2026, 1, 1), new(2026, 6, 30));
                AgreedTarget.Of(kpi, before, after, view.Totals).Total.ShouldBe(AgreedTarget.Of(kpi, before, view.Agreements, view.Totals).Total);
            }
        }
    }

    [Fact]
    public void There_is_no_re_set_without_an_agreement_or_without_a_rest_of_the_term()
    {
        ResetReview.Of(Firm.View() with { Agreements = AgreementHistory.Empty }).ShouldBeNull();
        ResetReview.Of(Firm.View(asOf: new(2026, 12, 1))).ShouldBeNull();
        ResetReview.Of(Firm.View(), new(2026, 6, 30)).ShouldBeNull();
        ResetReview.Of(Firm.View() with { Totals = DailyTotals.Empty })!.Choices.ShouldHaveSingleItem().Kind.ShouldBe(ResetKind.Keep);
    }

    private static ResetChoice Choice(ResetKind kind) => ResetReview.Of(Firm.View())!.Choices.Single(choice => choice.Kind == kind);
}
