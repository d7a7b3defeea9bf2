using System.Text.Json;
using SlaBot.Channels.Json;

namespace SlaBot.Slack.Outbound;

/// <summary>What Slack's answers say, read leniently.</summary>
internal static class SlackBody
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
    public static bool Is(this JsonElement json, string name) => json.Member(name)?.ValueKind == JsonValueKind.True;

    /// <summary>A member of a member, and so on, that is a text and not empty; or null.</summary>
    public static string? Word(this JsonElement json, params ReadOnlySpan<string> path) => ((JsonElement?)json).Text(path) is { Length: > 0 } text ? text : null;

    /// <summary>Slack's word for an error, or null: letters, digits and underscores only, so that it may be logged.</summary>
    public static string? Error(this JsonElement json) =>
        json.Word("error") is { Length: <= LongestCode } code && code.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : null;
}
