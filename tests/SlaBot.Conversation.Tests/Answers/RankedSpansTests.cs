using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>"What was our best month?"</summary>
public sealed class RankedSpansTests
{
    [Theory]
    [InlineData("what was our best month for revenue?", SpanUnit.Month)]
    [InlineData("what was our best week?", SpanUnit.Week)]
    [InlineData("best quarter for revenue", SpanUnit.Quarter)]
    [InlineData("best day for visits in June", SpanUnit.Day)]
    [InlineData("which month had the most leads", SpanUnit.Month)]
    [InlineData("哪個月名單最多？", SpanUnit.Month)]
    [InlineData("最好的一週", SpanUnit.Week)]
    public async Task The_best_is_told_with_all_of_its_like_in_order(string question, SpanUnit unit)
    {
        var answered = await Harbour.AskAsync(question);

        (answered.Reading.Intent, answered.Reading.Among).ShouldBe((Intent.Compare, unit));
        var rows = answered.Reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Rows;
        rows.Count.ShouldBeInRange(2, 12);
        answered.Reply.Headline.ShouldContain(rows[0].Cells[0]);
        answered.Reply.Headline.ShouldContain(rows[0].Cells[1]);
    }

    [Fact]
    public async Task Of_what_is_better_when_less_the_least_is_the_best_and_chance_is_told_of_rates()
    {
        (await Harbour.AskAsync("best month for lead response time")).Reply.Headline.ShouldStartWith("Best month for lead response time");
        var rate = (await Harbour.AskAsync("worst month for the win rate")).Reply;
        rate.Parts.OfType<Part.Text>().ShouldContain(text => text.Words.Contains("overlap", StringComparison.Ordinal) || text.Words.Contains("apart", StringComparison.Ordinal), TextRenderer.Render(rate));
    }

    [Theory]
    [InlineData("are both departments on pace?")]
    [InlineData("are marketing and sales on pace?")]
    [InlineData("兩個部門都跟上了嗎？")]
    public async Task Several_departments_are_each_told_how_they_stand(string question)
    {
        var answered = await Harbour.AskAsync(question);

        answered.Reading.Intent.ShouldBe(Intent.Pace);
        answered.Reply.Parts.OfType<Part.Table>().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("which KPI is furthest behind?", "Furthest behind")]
    [InlineData("which KPIs are behind?", "Furthest behind")]
    [InlineData("哪個指標最落後", "落後最多")]
    public async Task Of_all_KPIs_the_one_that_is_furthest_behind_is_named(string question, string words)
    {
        var reply = (await Harbour.AskAsync(question)).Reply;

        reply.Headline.ShouldContain(words);
        reply.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Rows.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_May_one_is_the_one_of_May() =>
        (await Harbour.AskAsync("compare the June scorecard with the May one")).Reading.Compare.ShouldBe(Domain.Calendars.Period.Month(2026, 5));
}
