using System.Text.Json.Nodes;
using SlaBot.Conversation.Readings;

namespace SlaBot.Asking;

/// <summary>How a reading came about, as JSON.</summary>
internal static class TraceJson
{
    private const int Digits = 2;

    /// <summary>The trace.</summary>
    /// <param name="trace">How the words alone are read.</param>
    /// <param name="answered">The reading that was answered.</param>
    public static JsonObject Of(ReadingTrace trace, Reading answered) => new()
    {
        ["by_model"] = answered.ByModel,
        ["steps"] = List(trace.Steps, step => new() { ["words"] = step.Words, ["kind"] = step.Kind, ["meaning"] = step.Meaning }),
        ["coverage"] = Math.Round(trace.Coverage, Digits),
        ["intents"] = List(trace.Intents, known => new()
        {
            ["intent"] = AnswerJson.Snake(known.Intent.ToString()),
            ["weight"] = Math.Round(known.Weight, Digits),
            ["forbidden"] = known.Forbidden,
        }),
        ["taken_over"] = List(trace.TakenOver, taken => new() { ["part"] = taken.Part, ["meaning"] = taken.Meaning }),
        ["doubts"] = List(trace.Doubts, doubt => new() { ["why"] = AnswerJson.Snake(doubt.Kind.ToString()), ["cost"] = Math.Round(doubt.Cost, Digits) }),
        ["alternatives"] = List(trace.Reading.Alternatives, AnswerJson.Reading),
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> json) => new([.. items.Select(item => (JsonNode)json(item))]);
}
