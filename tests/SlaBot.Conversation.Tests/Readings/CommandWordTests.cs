using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>The word that a list of commands offers, typed alone, is that command.</summary>
public sealed class CommandWordTests
{
    private const double Sure = 0.9;

    [Theory]
    [InlineData("agreement", Intent.Agreement)]
    [InlineData("trend", Intent.Trend)]
    [InlineData("compare", Intent.Compare)]
    [InlineData("schedule", Intent.Schedule)]
    [InlineData("Scorecard", Intent.Scorecard)]
    [InlineData("wins", Intent.Wins)]
    [InlineData("breaches", Intent.Breaches)]
    [InlineData("約定", Intent.Agreement)]
    [InlineData("趨勢", Intent.Trend)]
    [InlineData("比較", Intent.Compare)]
    [InlineData("行程", Intent.Schedule)]
    [InlineData("時程", Intent.Schedule)]
    [InlineData("成績單", Intent.Scorecard)]
    [InlineData("計分卡", Intent.Scorecard)]
    [InlineData("好消息", Intent.Wins)]
    [InlineData("勝利", Intent.Wins)]
    [InlineData("違規", Intent.Breaches)]
    [InlineData("逾時", Intent.Breaches)]
    public void A_bare_command_word_is_read_with_confidence(string text, Intent intent)
    {
        var reading = Some.Read(text);

        reading.Intent.ShouldBe(intent);
        reading.Confidence.ShouldBeGreaterThanOrEqualTo(Sure);
    }
}
