using System.Text.Json;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Training;

/// <summary>A labelled question as the learner sees it.</summary>
/// <param name="Features">What the message looks like.</param>
/// <param name="Intent">What is wanted.</param>
internal sealed record Lesson(IReadOnlyCollection<string> Features, Intent Intent)
{
    /// <summary>
    /// The lessons of a question set. Follow-ups teach nothing, as their intent is the one before; nor do languages that
    /// SlaBot does not read.
    /// </summary>
    /// <param name="path">JSON lines with <c>text</c>, <c>lang</c>, <c>intent</c> and perhaps <c>context</c>.</param>
    /// <param name="drafter">Reads the messages by themselves.</param>
    /// <param name="scene">What the words are about.</param>
    public static IEnumerable<Lesson> In(string path, Drafter drafter, Scene scene)
    {
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var question = document.RootElement;
            if (question.GetProperty("lang").GetString() == "other" || (question.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Array && context.GetArrayLength() > 0))
            {
                continue;
            }

            yield return new(
                CueFeatures.Of(drafter.Read(question.GetProperty("text").GetString()!, scene)),
                IntentNames.Parse(question.GetProperty("intent").GetString()!));
        }
    }
}
