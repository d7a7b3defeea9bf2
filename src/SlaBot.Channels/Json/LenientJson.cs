using System.Text.Json;

namespace SlaBot.Channels.Json;

/// <summary>Reads JSON that other parties shape as they like: what is missing or of another type is null.</summary>
public static class LenientJson
{
    /// <summary>A member of an object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>A member that is a text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? TextOf(member) : null;

    /// <summary>A member of a member, and so on, that is a text.</summary>
    public static string? Text(this JsonElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path[..^1])
        {
            element = element?.Member(name);
        }

        return element?.Text(path[^1]);
    }

    /// <summary>A text; null where it holds half a character.</summary>
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The members of an object as texts: what a form answers. What is no text, number or truth is left out.</summary>
    public static IReadOnlyDictionary<string, string> Answers(this JsonElement element)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                var text = member.Value.ValueKind switch
                {
                    JsonValueKind.String => TextOf(member.Value),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                    _ => null,
                };
                if (text is not null)
                {
                    answers[member.Name] = text;
                }
            }
        }

        return answers;
    }
}
