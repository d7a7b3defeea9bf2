using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards;
using SlaBot.Teams.Cards.Elements;
using SlaBot.Testing.Replies;

namespace SlaBot.Teams.Tests.Cards;

/// <summary>Where the cards of the tests stand, and how they are written to be read by people.</summary>
internal static class Scenes
{
    private static readonly JsonSerializerOptions ForPeople = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets a scene whose sealed words can be read.</summary>
    public static CardScene Readable { get; } = new(choice => $"say:{choice.Message}", form => $"form:{form.Id}");

    /// <summary>Gets a scene with sealed words as long as real ones.</summary>
    public static CardScene Sealed { get; } = new(_ => new string('s', 200), _ => new string('f', 200));

    public static Reply Sample(string name) => SampleReplies.InChannels.Single(sample => sample.Name == name).Reply;

    /// <summary>How a text arrives: half a character cannot be written as UTF-8 and becomes �.</summary>
    public static string Sent(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static string Pretty(AdaptiveCard card)
    {
        using var json = JsonDocument.Parse(CardJson.Write(card));
        return JsonSerializer.Serialize(json, ForPeople);
    }

    /// <summary>Every object of a card that has a type.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => [.. node.TryGetProperty("type", out _) ? [node] : Array.Empty<JsonElement>(), .. node.EnumerateObject().SelectMany(member => Elements(member.Value))],
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Elements),
        _ => [],
    };

    /// <summary>The objects of one type, or of all that begin as <c>Action.</c> does; what stands only in a fallback is left out.</summary>
    public static IEnumerable<JsonElement> Shown(JsonElement node, string type) => node.ValueKind switch
    {
        JsonValueKind.Object => [.. IsOf(node, type) ? [node] : Array.Empty<JsonElement>(), .. node.EnumerateObject().Where(member => member.Name != "fallback").SelectMany(member => Shown(member.Value, type))],
        JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Shown(item, type)),
        _ => [],
    };

    private static bool IsOf(JsonElement node, string type) =>
        node.TryGetProperty("type", out var value) && (type.EndsWith('.') ? value.GetString()!.StartsWith(type, StringComparison.Ordinal) : value.GetString() == type);
}
