using SlaBot.Conversation.Readings.Intents;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>What slips, noise and hostile texts do to questions: no exception, and no change that was not asked for.</summary>
public sealed class MutationTests
{
    private const int Mutations = 10_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Noise = ["🙄", "🎯🔥", "!!!", "???", "\u200b", "\ud800", "\ufffe", "<b>", "&nbsp;", "'; --", "(╯°□°)╯", "…", "%", "\0", "١٢", "ﷺ", "null", "$(echo)", "{{x}}", "\u202e"];

    [Fact]
    public void Ten_thousand_mutations_throw_nothing_and_change_nothing_unasked()
    {
        var questions = new[] { "held-out-en", "held-out-zh-Hant", "more-en", "more-zh-Hant", "probes-en", "probes-zh-Hant", "careless-en", "careless-zh-Hant" }
            .SelectMany(set => LabelledQuestion.Load(Beside.File($"questions/{set}.jsonl")))
            .ToList();
        var random = new Random(20150715);

        for (var i = 0; i < Mutations; i++)
        {
            var question = questions[random.Next(questions.Count)];
            var text = Mutate(Mutate(question.Text, random), random);
            var reading = Some.Reader.Read(question.Utterance with { Text = text }, Some.Scene);

            (reading.Intent.Writes() && !IsWrite(question)).ShouldBeFalse($"'{text}' of '{question.Text}' was read as {reading.Intent}");
            reading.Confidence.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Naughty_strings_are_read_without_harm()
    {
        var path = SharedData.Find("corpora/naughty-strings/blns.txt");
        Assert.SkipUnless(path is not null, "The shared corpora are not beside the repository.");

        foreach (var text in File.ReadLines(path))
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

    private static string Mutate(string text, Random random)
    {
        var words = text.Split(' ');
        var at = random.Next(text.Length + 1);
        return random.Next(8) switch
        {
            0 when text.Length > 1 => text.Remove(Math.Min(at, text.Length - 1), 1),
            1 => text.Insert(at, Letters[random.Next(Letters.Length)].ToString()),
            2 when text.Length > 2 => Swap(text, Math.Min(at, text.Length - 2)),
            3 when words.Length > 1 => string.Join(' ', words.Where((_, i) => i != at % words.Length)),
            4 => text.ToUpperInvariant(),
            5 => text.Insert(at, Noise[random.Next(Noise.Length)]),
            6 => text.Replace("?", "", StringComparison.Ordinal),
            _ => $"{text} {Noise[random.Next(Noise.Length)]}",
        };
    }

    private static string Swap(string text, int at) => text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
}
