using System.Text.Json;

namespace SlaBot.Slack.Blocks;

/// <summary>Reads what somebody answered in a modal, from the <c>state.values</c> of a <c>view_submission</c>.</summary>
internal static class FormAnswers
{
    /// <summary>Returns the answers by the ids of their fields; several that were chosen are joined by commas, and what is empty is "".</summary>
    /// <param name="values">The object; anything else has no answers.</param>
    public static IReadOnlyDictionary<string, string> Of(JsonElement values)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in values.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty(ActionIds.Answer, out var answer) && answer.ValueKind == JsonValueKind.Object)
                {
                    answers[field.Name] = Text(answer);
                }
            }
        }

        return answers;
    }

    private static string Text(JsonElement answer)
    {
        if (answer.TryGetProperty("selected_options", out var many) && many.ValueKind == JsonValueKind.Array)
        {
            return string.Join(',', many.EnumerateArray().Select(Value).Where(value => value.Length > 0));
        }

        return answer.TryGetProperty("selected_option", out var one) ? Value(one) : Value(answer);
    }

    private static string Value(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
