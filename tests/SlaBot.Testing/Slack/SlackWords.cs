using System.Text.Json;

namespace SlaBot.Testing.Slack;

/// <summary>What a person reads of a message or a view on Slack: for what must be said on every channel alike.</summary>
public static class SlackWords
{
    // What is read, other than ids, styles and sealed values.
    private static readonly HashSet<string> Read = ["text", "title", "caption", "label", "name", "accessibility_label", "initial_value", "alt_text"];

    // In these the characters travel as they are.
    private static readonly HashSet<string> Literal = ["text", "raw_text", "raw_number"];

    /// <summary>Returns all that is read of a message, in its order: the text beside the blocks first.</summary>
    /// <param name="text">The text beside the blocks.</param>
    /// <param name="blocks">The JSON of the blocks, or null.</param>
    public static IReadOnlyList<string> Of(string text, ReadOnlyMemory<byte>? blocks) => [Unescaped(text), .. blocks is { } json ? Of(json) : []];

    /// <summary>Returns all that is read of blocks or a view, in its order.</summary>
    /// <param name="json">Their JSON.</param>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Words(document.RootElement)];
    }

    private static IEnumerable<string> Words(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.String
            ? Read.Contains(member.Name) ? [IsLiteral(node) ? member.Value.GetString()! : Unescaped(member.Value.GetString()!)] : []
            : Words(member.Value)),
        _ => [],
    };

    private static bool IsLiteral(JsonElement node) => node.TryGetProperty("type", out var type) && Literal.Contains(type.GetString()!);

    private static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
