using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

public sealed class FirstAgreementTests
{
    private static readonly Agreement Frame = Firm.Agreement with { Term = new(new(2026, 7, 1), new(2027, 6, 30)), Review = null };

    [Fact]
    public void Rates_months_and_goals_come_from_what_was_counted()
    {
        var first = FirstAgreement.Of(Frame, Firm.View() with { Agreements = AgreementHistory.Empty });

        first.NotSeen.ShouldBeEmpty();
        first.DealSize.AsAgreed.ShouldBe(12_000m);

        // 6 x 5 + 6 x 4 = 54 deals: 5 of them are 9.26 % of the year, 4 are 7.41 %; rounded to a tenth they sum to 100.
        first.Season!.Percents.ShouldBe([9.3m, 9.3m, 9.3m, 9.3m, 9.2m, 9.2m, 7.4m, 7.4m, 7.4m, 7.4m, 7.4m, 7.4m]);

        first.Goals.Select(goal => goal.Boldness).ShouldBe([GoalBoldness.Cautious, GoalBoldness.Likely, GoalBoldness.Ambitious]);
        var terms = first.Goals[1].Terms;
        (terms.Goal.Revenue.Amount, terms.Goal.AverageDealSize.Amount).ShouldBe((648_000m, 12_000m));
        terms.Funnel.Stages.Select(stage => stage.Rate).ShouldBe([null, 0.023m, 0.4m, 0.5m, 0.4m, 0.25m]);
        (terms.Pace.Method, terms.Pace.Monthly.Sum()).ShouldBe((PaceMethod.Monthly, 100m));

        // The tenth lowest of a hundred years with 54 deals: the gamma quantile of 54.5 by summing up its density, 45.28.
        first.Goals[0].Customers.ShouldBe(45.279m, 0.01m);
        first.Goals[0].Terms.Goal.Revenue.Amount.ShouldBe(543_000m);

        // 10 February to 11 May 2025 held four months of 5 deals: 20 in 91 days are 80.2 in 365.
        first.Goals[2].Customers.ShouldBe(20m * 365m / 91m);
        first.Goals[2].Terms.Goal.Revenue.Amount.ShouldBe(963_000m);
    }

    [Fact]
    public void Each_goal_is_set_against_the_best_year_of_every_stage()
    {
        var goals = FirstAgreement.Of(Frame, Firm.View()).Goals;

        // 54 customers over 0.023 x 0.4 x 0.5 x 0.4 x 0.25 = 117,391 visits; twelve months held 120,000.
        var visits = goals[1].Stages[0];
        visits.Whole.Target.ShouldBe(117_391.304m, 0.001m);
        visits.IsBeyondBest.ShouldBeFalse();
        goals[1].Beyond.ShouldBeEmpty();

        // 963,000 / 12,000 = 80.25 customers: no year had as many.
        goals[2].Beyond.ShouldContain(stage => stage.Stage == KpiIds.NewCustomers);
    }

    [Fact]
    public void A_goal_without_precedent_is_told_with_what_the_best_year_had()
    {
        // At the agreed rates 1.2 M needs 200,000 visits; 365 days in a row held 12 months of 10,000.
        var visits = StageBest.Of(Firm.Agreement.Funnel, Firm.Agreement.Funnel.TargetsFor(100m), 365, Firm.View())[0];

        (visits.Whole.Target, visits.Whole.Best, visits.IsBeyondBest).ShouldBe((200_000m, 120_000m, true));
        visits.Whole.Ratio!.Value.ShouldBe(5m / 3m, 1e-20m);
    }

    [Fact]
    public void Without_a_deal_there_is_no_goal_and_without_numbers_the_rates_are_those_of_the_frame()
    {
        var first = FirstAgreement.Of(Frame, Firm.View() with { Totals = DailyTotals.Empty });

        first.Goals.ShouldBeEmpty();
        first.Season.ShouldBeNull();
        first.NotSeen.Count.ShouldBe(5);
    }

    [Fact]
    public void A_year_that_is_not_over_teaches_no_season() =>
        FirstAgreement.Of(Frame with { Term = new(new(2027, 1, 1), new(2027, 12, 31)) }, Firm.View()).Season.ShouldBeNull();
}
