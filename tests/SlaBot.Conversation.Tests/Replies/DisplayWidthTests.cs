using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Tests.Replies;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Visits", 6)]
    [InlineData("營收", 4)]
    [InlineData("（36.8 %）", 10)]
    [InlineData("cafe\u0301", 4)]
    [InlineData("👏", 2)]
    [InlineData("👩‍💻", 2)]
    [InlineData("◆ At risk", 9)]
    public void A_text_takes_the_columns_that_a_terminal_gives_it(string text, int columns) =>
        DisplayWidth.Of(text).ShouldBe(columns);
}
