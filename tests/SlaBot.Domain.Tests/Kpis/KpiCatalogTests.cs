using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Kpis;

public sealed class KpiCatalogTests
{
    private static readonly Funnel Demos = new(
    [
        new(new("visits"), new("marketing"), null),
        new(new("leads"), new("marketing"), 0.02m),
        new(new("mqls"), new("marketing"), 0.5m),
        new(new("demos"), new("sales"), 0.4m),
        new(new("customers"), new("sales"), 0.25m),
    ]);

    [Fact]
    public void The_default_funnel_has_the_names_that_everyone_knows() =>
        Ids(KpiCatalog.Of(null)).ShouldBe(
        [
            "revenue", "visits", "leads", "mqls", "sqls", "proposals", "new_customers",
            "visit_to_lead_rate", "lead_to_mql_rate", "mql_to_sql_rate", "sql_to_proposal_rate", "proposal_to_win_rate",
            "visits_to_new_customers_rate", "leads_to_new_customers_rate", "mqls_to_new_customers_rate", "sqls_to_new_customers_rate",
            "average_deal_size", "lead_response_time", "sales_cycle_days", "follow_up_attempts", "lead_acceptance_rate", "churn_rate",
            "customer_retention", "on_time_delivery", "nps", "pipeline_value",
        ]);

    [Fact]
    public void Where_nobody_is_called_sales_whoever_closes_answers_for_the_money()
    {
        var stages = Demos.Stages.Select(stage => stage.Owner == new PartyId("sales") ? stage with { Owner = new("field-sales") } : stage);
        var terms = Some.Agreement(new Funnel([.. stages])) with { Parties = [new(new("field-sales"), new("Field Sales"), []), new(new("marketing"), new("Marketing"), [])] };

        var catalog = KpiCatalog.Of(terms);

        new[] { KpiIds.Revenue, KpiIds.AverageDealSize, KpiIds.LeadResponseTime, KpiIds.SalesCycleDays }.Select(id => catalog.Find(id)!.Owner).ShouldAllBe(owner => owner == new PartyId("field-sales"));
        KpiCatalog.Of(Some.Agreement(Demos)).Find(KpiIds.Revenue)!.Owner.ShouldBe(new PartyId("sales"));
    }

    [Fact]
    public void A_funnel_of_ones_own_names_its_stages_and_rates() =>
        Ids(KpiCatalog.Of(Some.Agreement(Demos))).Take(13).ShouldBe(
        [
            "revenue", "visits", "leads", "mqls", "demos", "customers",
            "visit_to_lead_rate", "lead_to_mql_rate", "mqls_to_demos_rate", "demos_to_customers_rate",
            "visits_to_customers_rate", "leads_to_customers_rate", "mqls_to_customers_rate",
        ]);

    [Theory]
    [InlineData("revenue", "1200000")]
    [InlineData("new_customers", "100")]
    [InlineData("proposals", "400")]
    [InlineData("sqls", "1000")]
    [InlineData("mqls", "2000")]
    [InlineData("leads", "5000")]
    [InlineData("visits", "200000")]
    [InlineData("visit_to_lead_rate", "0.025")]
    [InlineData("proposal_to_win_rate", "0.25")]
    [InlineData("visits_to_new_customers_rate", "0.0005")]
    [InlineData("average_deal_size", "12000")]
    [InlineData("nps", null)]
    public void Targets_come_from_the_goal(string id, string? target) =>
        KpiCatalog.Of(Some.Agreement()).Find(new(id))!.Target
            .ShouldBe(target is null ? null : decimal.Parse(target, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void New_customers_find_the_last_stage_whatever_it_is_called()
    {
        var catalog = KpiCatalog.Of(Some.Agreement(Demos));

        catalog.Find(KpiIds.NewCustomers)!.Id.ShouldBe(new KpiId("customers"));
        catalog.Find(new("sqls")).ShouldBeNull();
        catalog.Find(KpiIds.AverageDealSize)!.Measure.ShouldBe(new Measure.Ratio(KpiIds.Revenue, new("customers")));
    }

    [Fact]
    public void A_rate_is_one_stage_over_another_and_belongs_to_the_lower_ones_owner()
    {
        var rate = KpiCatalog.Of(Some.Agreement(Demos)).Find(new("mqls_to_demos_rate"))!;

        rate.Measure.ShouldBe(new Measure.Ratio(new("demos"), new("mqls"), new KpiId("mqls_to_demos_rate")));
        rate.Owner.ShouldBe(new PartyId("sales"));
        (rate.Kind, rate.Unit, rate.IsProRated).ShouldBe((KpiKind.Ratio, KpiUnit.Share, false));
    }

    [Fact]
    public void Without_an_agreement_nothing_has_a_target() => KpiCatalog.Of(null).All.ShouldAllBe(kpi => kpi.Target == null);

    [Fact]
    public void The_files_own_words_go_over_the_built_in_ones_and_new_kpis_come_last()
    {
        var catalog = KpiCatalog.Of(Some.Agreement() with
        {
            Kpis =
            [
                new(new("lead_response_time")) { Target = 4m, Percentile = 90, Synonyms = ["first reply"] },
                new(new("win_back_rate")) { Kind = KpiKind.Ratio, Numerator = new("won_back"), Denominator = new("lost_customers") },
            ],
        });

        var response = catalog.Find(KpiIds.LeadResponseTime)!;
        (response.Target, response.Unit, response.Better).ShouldBe((4m, KpiUnit.Hours, Direction.Lower));
        response.Measure.ShouldBe(new Measure.Percentile(KpiIds.LeadResponseTime, 90));
        response.Synonyms.ShouldBe(["first reply"]);
        catalog.All[^1].Measure.ShouldBe(new Measure.Ratio(new("won_back"), new("lost_customers")));
        catalog.All.ShouldBeUnique();
    }

    [Fact]
    public void A_funnel_of_two_stages_has_one_rate() =>
        Ids(KpiCatalog.Of(Some.Agreement(Some.FunnelOf(0.1m)))).Count(id => id.Contains("_to_", StringComparison.Ordinal)).ShouldBe(1);

    private static IEnumerable<string> Ids(KpiCatalog catalog) => catalog.All.Select(kpi => kpi.Id.Value);
}
