using SlaBot.Conversation.Readings;
using SlaBot.Domain.Funnels;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>The company's own words come from its agreement.</summary>
public sealed class VocabularyTests
{
    private static readonly Scene Demos = new(Some.Wednesday, Some.Agreement(
        new(new(2015, 1, 1), new(2015, 12, 31)),
        new Funnel(
        [
            new(new("visits"), new("marketing"), null),
            new(new("leads"), new("marketing"), 0.03m),
            new(new("demos"), new("sales"), 0.2m, new("Product tours", "產品展示"), ["walk-through"]),
            new(new("signups"), new("sales"), 0.25m),
        ])));

    [Theory]
    [InlineData("how many demos last week", "demos")]
    [InlineData("product tours in June", "demos")]
    [InlineData("how many walk-throughs", "demos")]
    [InlineData("上週產品展示幾場", "demos")]
    [InlineData("how many dmeos last week", "demos")]
    [InlineData("new customers this month", "signups")]
    [InlineData("lead to demo rate", "leads_to_demos_rate")]
    [InlineData("win rate", "demos_to_signups_rate")]
    [InlineData("mqls", "mqls")]
    public void Stages_that_the_company_named_are_known(string text, string kpi) =>
        Some.Reader.Read(new(text, []), Demos).Kpis.ShouldHaveSingleItem().Value.ShouldBe(kpi);

    [Theory]
    [InlineData("how many xqls")]
    [InlineData("zqls this month?")]
    public void A_slip_that_may_be_two_KPIs_is_asked_about(string text)
    {
        var reading = Some.Read(text);

        reading.Intent.ShouldBe(Intent.Ambiguous);
        reading.Alternatives.Select(other => other.Kpis[0].Value).ShouldBe(["mqls", "sqls"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("what's the rate")]
    [InlineData("轉換率多少")]
    public void A_rate_without_a_name_is_asked_about_with_at_most_four_choices(string text)
    {
        var reading = Some.Read(text);

        reading.Intent.ShouldBe(Intent.Ambiguous);
        reading.Alternatives.Count.ShouldBe(4);
        reading.Alternatives[0].Kpis[0].Value.ShouldBe("visit_to_lead_rate");
    }

    [Theory]
    [InlineData("how are sales this month", "revenue", null)]
    [InlineData("total sales in June", "revenue", null)]
    [InlineData("is sales behind?", null, "sales")]
    [InlineData("sales cycle last quarter", "sales_cycle_days", null)]
    [InlineData("did sales hit the SQL goal", "sqls", "sales")]
    public void Sales_is_money_or_the_department(string text, string? kpi, string? department)
    {
        var reading = Some.Read(text);

        reading.Kpis.Select(id => id.Value).ShouldBe(kpi is null ? [] : [kpi]);
        reading.Department?.Value.ShouldBe(department);
    }

    [Theory]
    [InlineData("贏單律", "proposal_to_win_rate")]
    [InlineData("營售多少", "revenue")]
    [InlineData("流量", "visits")]
    [InlineData("线索数量", "leads")]
    public void Chinese_slips_and_simplified_characters_are_understood(string text, string kpi) =>
        Some.Read(text).Kpis.ShouldHaveSingleItem().Value.ShouldBe(kpi);
}
