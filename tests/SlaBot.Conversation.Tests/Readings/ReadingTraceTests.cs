using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Tests.Readings;

public sealed class ReadingTraceTests
{
    [Fact]
    public void A_trace_tells_which_words_gave_what()
    {
        var trace = Some.Reader.Explain(new("how many laeds last week", []), Some.Scene);

        trace.Steps.ShouldContain(new ReadingStep("laeds", "kpi", "leads"));
        trace.Steps.ShouldContain(new ReadingStep("laeds", "spelling", "lead"));
        trace.Steps.ShouldContain(new ReadingStep("last week", "period", "2015-07-06..2015-07-12"));
        trace.Steps.ShouldContain(step => step.Kind == "intent" && step.Words == "how many");
        trace.Coverage.ShouldBe(1);
    }

    [Fact]
    public void The_steps_come_in_the_order_of_the_message_and_none_comes_twice()
    {
        var trace = Some.Reader.Explain(new("leads last week, and why?", []), Some.Scene);

        var words = trace.Steps.Select(step => step.Words).ToList();
        words.IndexOf("leads").ShouldBeLessThan(words.IndexOf("last week"));
        words.IndexOf("last week").ShouldBeLessThan(words.IndexOf("why"));
        words[^1].ShouldBe("?");
        trace.Steps.ShouldBeUnique();
    }

    [Fact]
    public void A_trace_is_of_the_reading_that_is_given()
    {
        var utterance = new Utterance("and for marketing?", ["how many leads in May?"]);

        var trace = Some.Reader.Explain(utterance, Some.Scene);

        trace.Reading.ShouldBeEquivalentTo(Some.Reader.Read(utterance, Some.Scene));
    }

    [Fact]
    public void What_the_thread_filled_in_is_told_apart_from_what_was_said()
    {
        var trace = Some.Reader.Explain(new("and for mqls?", ["how many leads did we get in May?"]), Some.Scene);

        trace.TakenOver.ShouldBe([new("intent", "value"), new("period", "2015-05-01..2015-05-31")]);
        trace.Steps.ShouldContain(new ReadingStep("mqls", "kpi", "mqls"));
        trace.Steps.ShouldNotContain(step => step.Words.Contains("May", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_message_without_a_thread_takes_nothing_over() =>
        Some.Reader.Explain(new("how many leads did we get in May?", []), Some.Scene).TakenOver.ShouldBeEmpty();

    [Fact]
    public void A_change_that_the_mood_forbids_is_told_as_forbidden()
    {
        var trace = Some.Reader.Explain(new("log 50 leads for today, or why not?", []), Some.Scene);

        trace.Intents.ShouldContain(known => known.Intent == Intent.LogValue && known.Forbidden);
        trace.Intents[0].Intent.ShouldBe(Intent.Why);
        trace.Intents[0].Forbidden.ShouldBeFalse();
    }

    [Theory]
    [InlineData("how many leads last week", DoubtKind.NeverCertain)]
    [InlineData("how many laeds last week", DoubtKind.Misspelt)]
    [InlineData("how many leads did the trade fair bring", DoubtKind.Uncovered, DoubtKind.Unread)]
    [InlineData("what is the rate", DoubtKind.Open)]
    [InlineData("why should I care about lunch, log it", DoubtKind.PartlyKnown)]
    public void Every_doubt_is_named(string text, params DoubtKind[] doubts) =>
        doubts.ShouldBeSubsetOf(Some.Reader.Explain(new(text, []), Some.Scene).Doubts.Select(doubt => doubt.Kind));

    [Fact]
    public void The_doubts_add_up_to_what_the_confidence_lacks()
    {
        foreach (var question in LabelledQuestion.Load(Beside.File("questions/careless-en.jsonl")).Concat(LabelledQuestion.Load(Beside.File("questions/careless-zh-Hant.jsonl"))))
        {
            var trace = Some.Reader.Explain(question.Utterance, Some.Scene);

            // Where nothing at all is left, the confidence stops above 0.
            var left = Math.Max(0.05, 1 - trace.Doubts.Sum(doubt => doubt.Cost));
            left.ShouldBe(trace.Reading.Confidence, 1e-9, question.Text);
        }
    }
}
