using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;

namespace SlaBot.Conversation.Tests.Replies;

public sealed class StatusHeadlineTests
{
    [Theory]
    [InlineData("◆ At risk: revenue is $812,000.", "◆ At risk", "revenue is $812,000.")]
    [InlineData("◆ 有風險：營收 812 萬。", "◆ 有風險", "營收 812 萬。")]
    [InlineData("◆ Missed · revenue was $812,000.", "◆ Missed", "revenue was $812,000.")]
    [InlineData("Revenue is at risk: ◆", null, "Revenue is at risk: ◆")]
    [InlineData("◆ revenue is $812,000 of $1,200,000 in 2026: at risk", null, "◆ revenue is $812,000 of $1,200,000 in 2026: at risk")]
    [InlineData("", null, "")]
    public void A_headline_that_begins_with_its_status_comes_apart(string headline, string? badge, string words) =>
        StatusHeadline.Of(new Reply { Language = "en", Status = Status.AtRisk, Headline = headline })
            .ShouldBe(new StatusHeadline(badge, words));

    [Fact]
    public void Without_a_status_there_is_nothing_to_take_off() =>
        StatusHeadline.Of(new Reply { Language = "en", Headline = "◆ At risk: revenue" }).Badge.ShouldBeNull();
}
