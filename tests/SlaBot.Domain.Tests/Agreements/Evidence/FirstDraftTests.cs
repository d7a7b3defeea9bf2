using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

public sealed class FirstDraftTests
{
    private static readonly Currency Dollars = new("USD");

    [Fact]
    public void Without_an_agreement_the_stages_are_those_that_are_counted_for_twelve_months_from_next_month_on()
    {
        var draft = FirstDraft.Of(Firm.View() with { Agreements = AgreementHistory.Empty }, currency: Dollars)!;

        draft.IsNext.ShouldBeFalse();
        draft.Frame.Term.ShouldBe(new(new(2026, 7, 1), new(2027, 6, 30)));
        var likely = draft.Find(GoalBoldness.Likely)!.Terms;
        (likely.Goal.Revenue, likely.Goal.AverageDealSize).ShouldBe((new(648_000m, Dollars), new(12_000m, Dollars)));
        likely.Funnel.Stages.Select(stage => stage.Rate).ShouldBe([null, 0.023m, 0.4m, 0.5m, 0.4m, 0.25m]);
        likely.Parties.Select(party => party.Id.Value).ShouldBe(["sales", "marketing"]);
    }

    [Fact]
    public void A_stage_that_is_not_counted_is_left_out_and_the_rate_goes_from_the_one_above_it()
    {
        var view = Firm.View() with { Agreements = AgreementHistory.Empty, Totals = Firm.Totals((KpiIds.Mqls, Feed.Daily, TotalsSeries.Empty)) };

        var stages = FirstDraft.Of(view, currency: Dollars)!.Frame.Funnel.Stages;

        stages.Select(stage => stage.Id.Value).ShouldBe(["visits", "leads", "sqls", "proposals", "new_customers"]);
        stages[2].Rate.ShouldBe(0.2m);
    }

    [Fact]
    public void Without_an_agreement_and_without_numbers_there_is_no_draft() =>
        FirstDraft.Of(Firm.View() with { Agreements = AgreementHistory.Empty, Totals = DailyTotals.Empty }, currency: Dollars).ShouldBeNull();

    [Fact]
    public void The_next_agreement_keeps_words_and_rules_and_takes_rates_and_goal_from_what_was_counted()
    {
        var before = Firm.Agreement with
        {
            Name = "Growth 2026",
            Kpis = [new(KpiIds.Leads) { Target = 4_000m }, new(KpiIds.Nps) { Target = 50m }],
            Pace = new(PaceMethod.Monthly, [40m, 60m], StatusThresholds.Default),
        };

        var draft = FirstDraft.Of(Firm.View(before))!;

        draft.IsNext.ShouldBeTrue();
        (draft.Frame.Name, draft.Frame.Term, draft.Frame.Review).ShouldBe(("Growth 2027", new Period(new(2027, 1, 1), new(2027, 12, 31)), new(2027, 6, 30)));
        draft.Frame.Kpis.Select(own => (own.Id, own.Target)).ShouldBe([(KpiIds.Nps, 50m)]);
        (draft.Frame.Parties, draft.Frame.LeadManagement).ShouldBe((before.Parties, before.LeadManagement));
    }

    [Fact]
    public void The_season_is_that_of_the_last_year_that_is_over_while_the_one_before_the_term_is_not()
    {
        var sales = Some.Series([.. Enumerable.Range(0, 19).Select(month => (new NodaTime.LocalDate(2024, 12, 10).PlusMonths(month), new DailyTotal(5, 60_000m, 720_000_000m)))]);
        var draft = FirstDraft.Of(Firm.View() with { Totals = Firm.Totals((KpiIds.Revenue, Feed.Deals, sales)) })!;

        // Every month of 2025 held five deals: a twelfth each, to a tenth of a percent.
        draft.Evidence.Season.ShouldBeNull();
        draft.Season!.Percents.ShouldAllBe(percent => percent == 8.3m || percent == 8.4m);
        draft.Season.Term.ShouldBe(draft.Frame.Term);
        draft.Options.ShouldAllBe(option => option.Terms.Pace.Method == PaceMethod.Monthly && option.Terms.Pace.Monthly.Sum() == 100m);
    }

    [Fact]
    public void A_goal_that_is_named_is_set_against_the_best_year_at_the_rates_seen()
    {
        var asked = FirstDraft.Of(Firm.View(), goal: 1_200_000m)!.Find(GoalBoldness.Asked)!;

        // 100 customers over 0.023 x 0.4 x 0.5 x 0.4 x 0.25; twelve months held 120,000 visits.
        asked.Terms.Goal.Revenue.Amount.ShouldBe(1_200_000m);
        var visits = asked.Stages[0];
        visits.Whole.Target.ShouldBe(100m / 0.00046m, 0.001m);
        (visits.Whole.Best, visits.IsBeyondBest).ShouldBe((120_000m, true));
    }

    [Theory]
    [InlineData(GoalBoldness.Cautious)]
    [InlineData(GoalBoldness.Likely)]
    [InlineData(GoalBoldness.Ambitious)]
    [InlineData(GoalBoldness.Asked)]
    public void What_a_button_stands_for_is_the_option_that_was_shown(GoalBoldness boldness)
    {
        var draft = FirstDraft.Of(Firm.View(), goal: 700_000m)!;

        var terms = FirstDraft.TermsOf(Firm.View(), new(boldness, 700_000m, draft.Frame.Term))!;

        terms.Goal.ShouldBe(draft.Find(boldness)!.Terms.Goal);
        terms.Term.ShouldBe(draft.Frame.Term);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31")]
    [InlineData("2025-07-01", "2026-06-30", "2026-07-01", "2027-06-30")]
    [InlineData("2026-01-15", "2026-04-14", "2026-04-15", "2026-07-14")]
    [InlineData("2026-01-01", "2026-03-10", "2026-05-19", "2026-07-26")]
    [InlineData("2023-01-01", "2023-12-31", "2026-01-01", "2026-12-31")]
    public void The_next_term_is_as_long_and_not_over(string from, string to, string nextFrom, string nextTo)
    {
        static NodaTime.LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        var terms = Firm.Agreement with { Term = new(Day(from), Day(to)), Review = null };

        DraftFrame.TermOf(Firm.View(terms)).ShouldBe(new(Day(nextFrom), Day(nextTo)));
    }
}
