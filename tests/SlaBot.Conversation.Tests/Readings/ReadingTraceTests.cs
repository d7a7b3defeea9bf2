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
}
