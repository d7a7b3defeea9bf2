using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;

namespace SlaBot.Sources.Agreements;

public sealed class AgreementDiffTests
{
    private readonly Agreement agreement = Samples.Agreement(Samples.HarbourAndPine);

    [Theory]
    [InlineData("revenue: 1_200_000", "revenue: 1_000_000", "goal.revenue: 1,200,000 -> 1,000,000")]
    [InlineData("rate: 2.5%", "rate: 3%", "funnel.leads.rate: 2.5% -> 3%")]
    [InlineData("to: 2026-12-31", "to: 2027-03-31", "term.to: 2026-12-31 -> 2027-03-31")]
    [InlineData("time_zone: America/Chicago", "time_zone: UTC", "time_zone: America/Chicago -> UTC")]
    [InlineData("[2026-07-03, 2026-11-26]", "[2026-07-03]", "holidays: [2026-07-03, 2026-11-26] -> [2026-07-03]")]
    [InlineData("target: 4h", "target: 30 minutes", "kpis.lead_response_time.target: 4h -> 0.5h")]
    [InlineData("target: 50,", "target: 60,", "kpis.nps.target: 50 -> 60")]
    [InlineData("owner: customer-success", "owner: sales", "kpis.nps.owner: customer-success -> sales")]
    [InlineData("[jane@harbour.example]", "[joe@harbour.example]", "parties.sales.owners: [jane@harbour.example] -> [joe@harbour.example]")]
    [InlineData("24 hours", "24 business hours", "lead_management.accept_or_reject: 24 hours -> 24 business hours")]
    [InlineData("6 within 10 business days", "5 within 10 days", "lead_management.attempts: 6 within 10 business days -> 5 within 10 days")]
    [InlineData("at_risk: 85%", "at_risk: 80%", "pace.at_risk: 85% -> 80%")]
    [InlineData("first tuesday 09:00 ", "every monday 09:00 ", "reporting.meeting: first tuesday 09:00 -> every monday 09:00")]
    [InlineData("wins: { big_deal: 25_000 }", "", "wins.big_deal: 25,000 -> none")]
    [InlineData("review: 2026-07-01", "", "review: 2026-07-01 -> none")]
    public void A_change_is_told_on_one_line(string before, string after, string change)
    {
        var revised = Samples.Agreement(Samples.HarbourAndPine.Replace(before, after, StringComparison.Ordinal));

        AgreementDiff.Between(agreement, revised).ShouldHaveSingleItem().ToString().ShouldBe(change);
    }

    [Fact]
    public void Recurring_revenue_that_comes_to_be_told_names_its_series()
    {
        var revised = Samples.Agreement(Samples.HarbourAndPine.Replace("wins: {", "recurring_revenue: { }\nwins: {", StringComparison.Ordinal));

        AgreementDiff.Between(agreement, revised).Select(change => change.ToString()).ShouldBe(
            ["recurring_revenue.renewed: none -> renewed_revenue", "recurring_revenue.expanded: none -> expanded_revenue", "recurring_revenue.churned: none -> churned_revenue"]);
    }

    [Fact]
    public void The_length_of_time_of_a_target_is_part_of_it()
    {
        var month = Samples.Agreement(Samples.HarbourAndPine.Replace("target: 4h,", "target: 4h, better: lower }\n  - { id: churn_rate, target: 2%,", StringComparison.Ordinal));
        var year = Samples.Agreement(Samples.HarbourAndPine.Replace("target: 4h,", "target: 4h, better: lower }\n  - { id: churn_rate, target: 2%, per: year,", StringComparison.Ordinal));

        AgreementDiff.Between(month, year).ShouldHaveSingleItem().ToString().ShouldBe("kpis.churn_rate.per: none -> year");
    }

    [Fact]
    public void Equal_agreements_have_no_differences() =>
        AgreementDiff.Between(agreement, Samples.Agreement(Samples.HarbourAndPine)).ShouldBeEmpty();

    [Fact]
    public void A_stage_that_comes_and_one_that_goes_are_one_change_each()
    {
        var revised = Samples.Agreement(Samples.HarbourAndPine.Replace("{ stage: mqls,          owner: marketing, rate: 40% }", "{ stage: demos, owner: sales, rate: 30% }", StringComparison.Ordinal));

        AgreementDiff.Between(agreement, revised).ShouldBe(
        [
            new AgreementChange("funnel.mqls", "owner marketing, rate 40%", null),
            new AgreementChange("funnel.demos", null, "owner sales, rate 30%"),
        ]);
    }

    [Fact]
    public void A_stage_that_moved_is_told_by_the_stage_it_follows()
    {
        var stages = agreement.Funnel.Stages;
        var revised = agreement with { Funnel = new Funnel([stages[0], stages[1], stages[3], stages[4], stages[2], stages[5]]) };

        AgreementDiff.Between(agreement, revised).ShouldBe([new AgreementChange("funnel.mqls.place", "after leads", "after proposals")]);
    }

    [Fact]
    public void A_KPI_that_came_is_told_with_all_that_was_agreed()
    {
        var revised = Samples.Agreement(Samples.HarbourAndPine.Replace("lead_management:", "  - { id: churn_rate, owner: operations, target: 2% }\nlead_management:", StringComparison.Ordinal));

        AgreementDiff.Between(agreement, revised).ShouldBe([new AgreementChange("kpis.churn_rate", null, "owner operations, target 2%")]);
    }
}
