using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>
/// Whole question sets. The held-out ones were written before there was a reader; the newest blind ones are only ever scored
/// as a whole, so that nobody tunes the reader to them: do not print their misses. What each set showed unseen: docs/questions.md.
/// </summary>
public sealed class QuestionSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("held-out-en", 0.97)]
    [InlineData("held-out-zh-Hant", 0.97)]
    [InlineData("probes-en", 0.97)]
    [InlineData("probes-zh-Hant", 0.97)]
    [InlineData("careless-en", 0.95)]
    [InlineData("careless-zh-Hant", 0.95)]
    [InlineData("more-en", 0.95)]
    [InlineData("more-zh-Hant", 0.95)]
    [InlineData("blind-en", 0.97)]
    [InlineData("blind-zh-Hant", 0.97)]
    [InlineData("blind-other", 0.96)]
    [InlineData("blind-2-en", 0.97)]
    [InlineData("blind-2-zh-Hant", 0.97)]
    [InlineData("blind-3-en", 0.97)]
    [InlineData("blind-3-zh-Hant", 0.97)]
    [InlineData("blind-sealed-en", 0.97)]
    [InlineData("blind-sealed-zh-Hant", 0.97)]
    [InlineData("held-out-sealed-en", 0.97)]
    [InlineData("held-out-sealed-zh-Hant", 0.97)]
    [InlineData("kinds-en", 0.97)]
    [InlineData("kinds-zh-Hant", 0.97)]
    public void Questions_are_read_as_labelled(string set, double exact)
    {
        var score = Score.Of(LabelledQuestion.Load(Beside.File($"questions/{set}.jsonl")));
        output.WriteLine($"{set}: {score}");

        ((double)score.Exact / score.Asked).ShouldBeGreaterThanOrEqualTo(exact, string.Join('\n', score.Misses));
        score.BadWrites.ShouldBe(0);
    }

    /// <summary>The floor is a point below what was measured: less than that and something was lost.</summary>
    [Theory]
    [InlineData("blind-4-en", 0.944, 0.952)]
    [InlineData("blind-4-zh-Hant", 0.967, 0.967)]
    public void Questions_nobody_has_read_the_misses_of_stay_as_well_read(string set, double exact, double intent)
    {
        var score = Score.Of(LabelledQuestion.Load(Beside.File($"questions/{set}.jsonl")));
        output.WriteLine($"{set}: {score}");

        ((double)score.Exact / score.Asked).ShouldBeGreaterThanOrEqualTo(exact);
        ((double)score.IntentRight / score.Asked).ShouldBeGreaterThanOrEqualTo(intent);
        score.BadWrites.ShouldBe(0);
    }

    [Fact]
    public void The_shared_sample_is_read_without_a_mistake()
    {
        var path = SharedData.Find("questions/sample.jsonl");
        Assert.SkipUnless(path is not null, "The shared questions are not beside the repository.");

        var score = Score.Of(LabelledQuestion.Load(path));

        score.Exact.ShouldBe(score.Asked, string.Join('\n', score.Misses));
        score.BadWrites.ShouldBe(0);
    }
}
