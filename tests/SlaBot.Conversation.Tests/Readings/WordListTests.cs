using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>Patterns are worked out only when they are needed, so that nothing but these tests reads all of them.</summary>
public sealed class WordListTests
{
    [Theory]
    [InlineData("intent")]
    [InlineData("mood")]
    [InlineData("period")]
    [InlineData("rate")]
    [InlineData("kpi-phrase")]
    [InlineData("sales-department")]
    [InlineData("stranger")]
    [InlineData("set-aside")]
    [InlineData("filler")]
    [InlineData("opening")]
    [InlineData("closing")]
    public void Every_pattern_of_the_lists_can_be_read(string section)
    {
        var patterns = WordBook.Load().Patterns(section).ToList();

        patterns.ShouldNotBeEmpty();
        patterns.ShouldAllBe(pattern => pattern.Elements.Length > 0);
        _ = new PatternBook(patterns);
    }

    [Theory]
    [InlineData("^ .. leads")]
    [InlineData("$")]
    public void A_pattern_begins_with_a_word_or_a_find(string saying) =>
        Should.Throw<FormatException>(() => new PatternBook([new(new("pace 5"), saying)]));
}
