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
    [InlineData("not-yet", "log 22 SQLs for last week", Intent.LogValue)]
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
    public async Task Nothing_that_is_said_is_written()
    {
        foreach (var message in new[] { "log 22 SQLs for last week", "set the churn target to 1.5%", "I approve", "subscribe this channel to wins" })
        {
            (await Harbour.AskAsync(message)).Write.ShouldBeNull(message);
        }
    }

    [Fact]
    public async Task A_follow_up_keeps_the_topic()
    {
        var answered = await Harbour.AskAsync("and in May?", "how many leads in June?");

        answered.Standings.Single().Kpi.Id.Value.ShouldBe("leads");
        answered.Standings.Single().Period.ShouldBe(Period.Month(2026, 5));
    }
}
