using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>What is answered about the KPIs of other departments, word for word.</summary>
public sealed class CustomerSuccessTests
{
    [Theory]
    [InlineData("churn", "what was our churn in July?", "churn_rate", 3.0 / 120)]
    [InlineData("churn-zh", "這個月的客戶流失率是多少？", "churn_rate", 3.0 / 120)]
    [InlineData("retention", "customer retention this month", "customer_retention", 117.0 / 120)]
    [InlineData("retention-zh", "七月的客戶留存率", "customer_retention", 117.0 / 120)]
    [InlineData("nps", "what's our net promoter score this month?", "nps", 50)]
    [InlineData("nps-zh", "七月的淨推薦值", "nps", 50)]
    [InlineData("on-time", "how many deliveries were on time in July?", "on_time_delivery", 0.93)]
    [InlineData("on-time-zh", "七月的準時交付率", "on_time_delivery", 0.93)]
    public async Task A_question_about_their_kpis_is_answered_with_what_stands_behind_them(string name, string text, string kpi, double value)
    {
        var answered = await CustomerSuccess.AskAsync(text);

        answered.Reading.Kpis.Select(id => id.Value).ShouldBe([kpi]);
        ((double)answered.Standings[0].Actual!.Value).ShouldBe(value, 1e-9);
        Approved.ShouldMatch(TextRenderer.Render(answered.Reply) + "\n", name, "txt");
    }

    [Theory]
    [InlineData("recurring", "revenue in July")]
    [InlineData("recurring-zh", "七月營收有沒有跟上進度？")]
    [InlineData("department", "how is customer success doing this month?")]
    [InlineData("scorecard", "scorecard for July")]
    [InlineData("scorecard-zh", "七月的計分卡")]
    [InlineData("churn-of-the-month", "are we on pace on churn?")]
    [InlineData("churn-of-the-term", "churn this year")]
    [InlineData("churn-unknown", "churn in February")]
    public async Task Whole_answers_are_as_approved(string name, string text) =>
        Approved.ShouldMatch(TextRenderer.Render((await CustomerSuccess.AskAsync(text)).Reply) + "\n", name, "txt");

    [Fact]
    public async Task Recurring_revenue_is_told_only_where_the_agreement_says_so_and_never_counted_as_revenue()
    {
        var (with, without) = (await CustomerSuccess.AskAsync("revenue in July"), await CustomerSuccess.AskAsync("revenue in July", CustomerSuccess.Agreement with { Recurring = null }));

        with.Standings[0].Actual.ShouldBe(without.Standings[0].Actual);
        with.Standings[0].Picture!.Net.ShouldBe(with.Standings[0].Actual + 64_000m + 8_500m - 5_200m);
        without.Standings[0].Picture.ShouldBeNull();
        TextRenderer.Render(without.Reply).ShouldNotContain("Renewed");
    }

    [Theory]
    [InlineData(TargetSpan.Month, "2026-07-01", "2026-07-31")]
    [InlineData(TargetSpan.Quarter, "2026-07-01", "2026-09-30")]
    [InlineData(TargetSpan.Year, "2026-01-01", "2026-12-31")]
    public async Task Without_a_period_churn_is_told_of_the_time_that_its_target_is_for(TargetSpan span, string from, string to)
    {
        var terms = CustomerSuccess.Agreement with { Kpis = [.. CustomerSuccess.Agreement.Kpis.Select(kpi => kpi.Id == KpiIds.ChurnRate ? kpi with { Per = span } : kpi)] };

        (await CustomerSuccess.AskAsync("are we on pace on churn?", terms)).Standings[0].Period.ToString().ShouldBe($"{from}..{to}");
    }

    [Theory]
    [InlineData("log churn 2% for June", "churn_rate")]
    [InlineData("記錄六月客戶留存率 98%", "customer_retention")]
    [InlineData("log NPS 47 for yesterday", "nps")]
    public async Task What_is_computed_is_not_logged_by_hand(string text, string kpi)
    {
        var answered = await CustomerSuccess.AskAsync(text);

        answered.Reading.Kpis.Select(id => id.Value).ShouldBe([kpi]);
        answered.Write.ShouldBeNull();
    }

    [Fact]
    public async Task A_part_that_the_agreement_names_is_logged_by_hand()
    {
        var terms = CustomerSuccess.Agreement with { Kpis = [.. CustomerSuccess.Agreement.Kpis, new(KpiIds.LostCustomers) { Kind = KpiKind.Count, Name = new("lost customers", "流失客戶數") }] };

        foreach (var text in new[] { "log 3 lost customers for 29 July", "記錄 7月29日 流失客戶數 3" })
        {
            var logged = (await CustomerSuccess.AskAsync(text, terms)).Write.ShouldBeOfType<Write.LogValue>().Values.ShouldHaveSingleItem();
            (logged.Kpi, logged.Value).ShouldBe((KpiIds.LostCustomers, 3m));
        }
    }
}
