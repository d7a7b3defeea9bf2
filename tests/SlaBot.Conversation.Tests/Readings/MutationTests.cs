using SlaBot.Conversation.Readings.Intents;
using SlaBot.Testing.Readings;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>What slips, noise and hostile texts do to questions: no exception, and no change that was not asked for.</summary>
public sealed class MutationTests
{
    private const int Mutations = 10_000;

    /// <summary>
    /// How often a message whose own words are torn may ask for a change that the whole one does not: where "should" or
    /// "instructions" is broken by a face in its middle, a plain request can be what is left. It is confirmed like any other.
    /// </summary>
    private const int MostFromTornWords = 5;

    [Fact]
    public void Ten_thousand_mutations_throw_nothing_and_change_nothing_unasked()
    {
        var questions = new[] { "held-out-en", "held-out-zh-Hant", "more-en", "more-zh-Hant", "probes-en", "probes-zh-Hant", "careless-en", "careless-zh-Hant" }
            .SelectMany(set => LabelledQuestion.Load(Beside.File($"questions/{set}.jsonl")))
            .ToList();
        var random = new Random(20150715);
        var torn = new List<string>();

        for (var i = 0; i < Mutations; i++)
        {
            var question = questions[random.Next(questions.Count)];
            var text = Mutation.Of(question.Text, random);
            var reading = Some.Reader.Read(question.Utterance with { Text = text }, Some.Scene);

            reading.Confidence.ShouldBeInRange(0, 1);
            if (reading.Intent.Writes() && !IsWrite(question))
            {
                torn.Add($"'{text}' of '{question.Text}' was read as {reading.Intent}");
                text.Contains(question.Text, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(torn[^1]);
            }
        }

        torn.Count.ShouldBeLessThanOrEqualTo(MostFromTornWords, string.Join('\n', torn));
    }

    [Fact]
    public void Naughty_strings_are_read_without_harm()
    {
        foreach (var text in NaughtyStrings.All)
        {
            Some.Read(text).Intent.Writes().ShouldBeFalse(text);
            Some.Read($"{text} leads this month {text}").Intent.Writes().ShouldBeFalse(text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\ud83d")]
    [InlineData("leads \ufffe this month")]
    [InlineData("\uffff\ufdd0 \udc00\ud800 名單")]
    [InlineData("&#xfffe; leads &#xd800;")]
    [InlineData("\ud83f\udffe\udbff\udfff")]
    [InlineData("?????????")]
    [InlineData("999999999999999999999999999999 萬億 leads")]
    [InlineData("last 99999999999 years")]
    [InlineData("2015-02-30 to 0000-00-00")]
    [InlineData("the last 9999 months of week 53 of Q9 FY99")]
    public void Odd_messages_are_read_without_harm(string text) => Some.Read(text).Intent.Writes().ShouldBeFalse();

    [Fact]
    public void A_long_message_is_read_in_time_that_grows_with_its_length()
    {
        var text = string.Concat(Enumerable.Repeat("how many leads did we get in the last 6 weeks, and why are 名單 behind? log ", 60));
        Some.Read(text);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Some.Read(text);

        // A hundred times what it takes, so that a busy machine does not fail the build, yet a quadratic reader would.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static bool IsWrite(LabelledQuestion question) => IntentNames.Parse(question.Intent).Writes();
}
