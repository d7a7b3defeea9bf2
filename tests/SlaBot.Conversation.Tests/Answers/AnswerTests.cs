using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>Whole answers, word for word.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("pace", "are we on pace?", Intent.Pace)]
    [InlineData("pace-of-leads", "are leads on track this month?", Intent.Pace)]
    [InlineData("pace-of-marketing", "how is marketing doing?", Intent.Pace)]
    [InlineData("value", "how many leads in June?", Intent.Value)]
    [InlineData("rate", "what's our visit to lead rate this quarter?", Intent.Value)]
    [InlineData("response-time", "what is the lead response time this month", Intent.Value)]
    [InlineData("target", "what is the target for SQLs?", Intent.Target)]
    [InlineData("funnel", "show the funnel for Q2", Intent.Funnel)]
    [InlineData("required", "how many leads per day do we need to catch up?", Intent.Required)]
    [InlineData("forecast", "what will revenue be at the end of the quarter?", Intent.Forecast)]
    [InlineData("why", "why are we behind?", Intent.Why)]
    [InlineData("why-rate", "why is the lead to MQL rate so low this quarter?", Intent.Why)]
    [InlineData("trend", "show leads by month since January", Intent.Trend)]
    [InlineData("compare", "compare revenue this month with last month", Intent.Compare)]
    [InlineData("compare-departments", "marketing vs sales", Intent.Compare)]
    [InlineData("ask-back", "how many demos last month?", Intent.Ambiguous)]
    [InlineData("unread", "revenue from paid in June", Intent.Value)]
    [InlineData("rest", "forecast for the rest of the year", Intent.Forecast)]
    [InlineData("future", "leads in November 2026", Intent.Value)]
    [InlineData("ended", "did we hit the revenue target in June?", Intent.Pace)]
    [InlineData("untracked", "what is our churn rate?", Intent.Value)]
    [InlineData("help", "help", Intent.Help)]
    [InlineData("greeting", "hello", Intent.Greeting)]
    [InlineData("out-of-scope", "who won the tour de france", Intent.OutOfScope)]
    [InlineData("counted-elsewhere", "log 22 SQLs for last week", Intent.LogValue)]
    [InlineData("scorecard", "scorecard", Intent.Scorecard)]
    [InlineData("scorecard-of-marketing", "marketing scorecard for June", Intent.Scorecard)]
    [InlineData("scorecard-running", "scorecard for this quarter", Intent.Scorecard)]
    [InlineData("breaches", "which leads were answered late?", Intent.Breaches)]
    [InlineData("breaches-week", "overdue handoffs this week", Intent.Breaches)]
    [InlineData("wins", "what did we win this month?", Intent.Wins)]
    [InlineData("wins-none", "what did we win yesterday?", Intent.Wins)]
    [InlineData("agreement", "show the agreement", Intent.Agreement)]
    [InlineData("agreement-definition", "what does MQL mean", Intent.Agreement)]
    [InlineData("agreement-owner", "who owns churn", Intent.Agreement)]
    [InlineData("schedule", "when is the next meeting?", Intent.Schedule)]
    [InlineData("celebrate", "kudos to marketing for a great month!", Intent.Celebrate)]
    [InlineData("subscribe", "post the scorecard here every month", Intent.Subscribe)]
    [InlineData("unsubscribe", "stop the weekly posts", Intent.Unsubscribe)]
    [InlineData("amend", "set the win rate benchmark to 27%", Intent.Amend)]
    [InlineData("amend-derived", "raise the lead goal by 10%", Intent.Amend)]
    [InlineData("amend-what", "change the agreement", Intent.Amend)]
    [InlineData("approve", "I approve the new targets", Intent.Approve)]
    [InlineData("help-zh", "說明", Intent.Help)]
    [InlineData("scorecard-zh", "上個月的成績單", Intent.Scorecard)]
    [InlineData("breaches-zh", "哪些名單逾時了？", Intent.Breaches)]
    [InlineData("wins-zh", "這個月有什麼戰果？", Intent.Wins)]
    [InlineData("agreement-zh", "協議內容是什麼？", Intent.Agreement)]
    [InlineData("agreement-definition-zh", "什麼叫 MQL", Intent.Agreement)]
    [InlineData("schedule-zh", "下次月會是哪天", Intent.Schedule)]
    [InlineData("celebrate-zh", "恭喜行銷，這個月做得太好了！", Intent.Celebrate)]
    [InlineData("subscribe-zh", "每個月把成績單發到這裡", Intent.Subscribe)]
    [InlineData("unsubscribe-zh", "別再發週報了", Intent.Unsubscribe)]
    [InlineData("amend-zh", "把成交率基準改成 27%", Intent.Amend)]
    [InlineData("approve-zh", "我同意新目標", Intent.Approve)]
    [InlineData("trend-zh", "一月以來名單的趨勢", Intent.Trend)]
    [InlineData("compare-zh", "比較這個月和上個月的營收", Intent.Compare)]
    [InlineData("why-zh", "為什麼落後？", Intent.Why)]
    public async Task A_question_gets_exactly_this_answer(string name, string question, Intent intent)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Intent.ShouldBe(intent);
        Approved.ShouldMatch(TextRenderer.Render(answered.Reply), name, "txt");
    }

    [Theory]
    [InlineData("are we on pace?")]
    [InlineData("why are we behind?")]
    [InlineData("what's our win rate this month?")]
    [InlineData("show the funnel")]
    [InlineData("help")]
    [InlineData("scorecard")]
    [InlineData("which leads were answered late?")]
    [InlineData("what did we win this month?")]
    [InlineData("show the agreement")]
    [InlineData("when is the next meeting?")]
    [InlineData("I approve the new targets")]
    [InlineData("set the win rate benchmark to 27%")]
    [InlineData("看成績單")]
    [InlineData("哪些名單逾時了？")]
    [InlineData("這個月有什麼戰果？")]
    [InlineData("協議內容是什麼？")]
    [InlineData("下次會議是什麼時候？")]
    public async Task Every_choice_is_a_message_that_is_understood(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reply.Choices.ShouldNotBeEmpty();
        foreach (var choice in answered.Reply.Choices)
        {
            var next = await Harbour.AskAsync(choice.Message);
            next.Reading.Confidence.ShouldBeGreaterThanOrEqualTo(Conversation.Sure, choice.Message);
            next.Reading.Intent.ShouldNotBeOneOf(Intent.OutOfScope, Intent.Ambiguous);
        }
    }

    [Fact]
    public async Task The_parts_of_why_sum_to_the_gap_to_the_cent()
    {
        var answered = await Harbour.AskAsync("why are we behind?");

        answered.Gap!.Parts.Sum(part => part.Amount).ShouldBe(answered.Gap.Gap);
        answered.Gap.Gap.ShouldBe(Math.Round(answered.Standings[0].Pace!.Value.Gap, 2));
    }

    [Fact]
    public void Every_intent_has_an_answer() =>
        Conversation.All().Select(answer => answer.Intent).ShouldBe(Enum.GetValues<Intent>(), ignoreOrder: true);

    [Fact]
    public async Task A_follow_up_keeps_the_topic()
    {
        var answered = await Harbour.AskAsync("and in May?", "how many leads in June?");

        answered.Standings.Single().Kpi.Id.Value.ShouldBe("leads");
        answered.Standings.Single().Period.ShouldBe(Period.Month(2026, 5));
    }
}
