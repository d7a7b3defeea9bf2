using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Tests.Answers;

public sealed class CompareTests
{
    [Theory]
    [InlineData("compare revenue this month with last month", "– worse.")]
    [InlineData("比較這個月和上個月的營收", "，變差。")]
    public async Task A_difference_says_whether_it_is_for_the_better(string question, string end) =>
        (await Harbour.AskAsync(question)).Reply.Headline.ShouldEndWith(end);

    [Theory]
    [InlineData("compare visit to lead rate this month with last month", "may be chance")]
    [InlineData("比較這個月和上個月的流量轉名單率", "可能只是偶然")]
    public async Task Rates_whose_intervals_overlap_may_differ_by_chance(string question, string words) =>
        (await Harbour.AskAsync(question)).Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words.Contains(words));
}
