using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Protocol;
using SlaBot.Testing.Replies;

namespace SlaBot.Slack.Tests.Blocks;

/// <summary>Where the blocks of the tests stand, and how they are written to be read by people.</summary>
internal static class Scenes
{
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets a scene whose sealed words can be read.</summary>
    public static BlockScene Readable { get; } = new(choice => $"say:{choice.Message}", form => $"form:{form.Id}");

    /// <summary>Gets a scene with sealed words as long as real ones.</summary>
    public static BlockScene Sealed { get; } = new(_ => new string('s', 300), _ => new string('f', 200)) { SharedBy = new string('w', 200) };

    /// <summary>Gets a scene with the longest sealed words that a button takes.</summary>
    public static BlockScene Longest { get; } = new(_ => new string('s', 2_000), _ => new string('f', 2_000)) { SharedBy = new string('w', 2_000) };

    public static Reply Sample(string name) => SampleReplies.InChannels.Single(sample => sample.Name == name).Reply;

    /// <summary>How a text arrives: half a character cannot be written as UTF-8 and becomes �.</summary>
    public static string Sent(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static string Pretty(SlackMessage message) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?> { ["text"] = message.Text, ["blocks"] = Node(message.Blocks), ["classic"] = Node(message.ClassicBlocks) }, ForPeople);

    public static string Pretty(SlackView view) => JsonSerializer.Serialize(Node(view.Json), ForPeople);

    public static JsonElement? Node(ReadOnlyMemory<byte>? json) => json is { } bytes ? JsonElement.Parse(bytes.Span) : null;

    /// <summary>Every object that has a type.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => [.. node.TryGetProperty("type", out _) ? [node] : Array.Empty<JsonElement>(), .. node.EnumerateObject().SelectMany(member => Elements(member.Value))],
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Elements),
        _ => [],
    };

    /// <summary>The objects of one type.</summary>
    public static IEnumerable<JsonElement> Of(JsonElement node, string type) => Elements(node).Where(element => element.GetProperty("type").GetString() == type);
}
