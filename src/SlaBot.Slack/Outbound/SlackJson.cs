using System.Text.Json;

namespace SlaBot.Slack.Outbound;

/// <summary>What Slack's answers say, read leniently.</summary>
internal static class SlackJson
{
    private const int LongestCode = 64;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The object that an answer is, or null where it is none.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            var json = JsonElement.Parse(body.Span, Options);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a member is true.</summary>
    public static bool Is(this JsonElement json, string name) => json.Member(name).ValueKind == JsonValueKind.True;

    /// <summary>A member, or nothing.</summary>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a member, or null where there is none or it is empty.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        try
        {
            return json.Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A text that is half a character.
            return null;
        }
    }

    /// <summary>Slack's word for an error, or null: letters, digits and underscores only, so that it may be logged.</summary>
    public static string? Error(this JsonElement json) =>
        json.Text("error") is { Length: <= LongestCode } code && code.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : null;
}
