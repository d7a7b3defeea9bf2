using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>What is kept in the inbox: the JSON of Slack as it came, and how to read it.</summary>
internal static class SlackEnvelope
{
    private static ReadOnlySpan<byte> KindName => "kind"u8;

    private static ReadOnlySpan<byte> BodyName => "body"u8;

    /// <summary>The bytes to keep.</summary>
    public static ReadOnlyMemory<byte> Of(SlackOccurrence occurrence)
    {
        var kept = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            writer.WriteString(KindName, CodeOf(occurrence.Kind));
            writer.WritePropertyName(BodyName);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(occurrence.Json), skipInputValidation: true);
            writer.WriteEndObject();
        }

        return kept.WrittenMemory;
    }

    /// <summary>What was kept, or null where it is not what this program keeps.</summary>
    public static SlackOccurrence? Read(ReadOnlyMemory<byte> kept)
    {
        try
        {
            // One level deeper than what is taken.
            using var document = JsonDocument.Parse(kept, new() { MaxDepth = 128 });
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(KindName, out var code) && KindOf(code) is { } kind && root.TryGetProperty(BodyName, out var body)
                ? SlackPayloads.Read(kind, body.Clone()) as SlackOccurrence
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string CodeOf(SlackKind kind) => kind switch
    {
        SlackKind.Event => "event",
        SlackKind.Command => "command",
        _ => "interaction",
    };

    private static SlackKind? KindOf(JsonElement code) => code.ValueKind != JsonValueKind.String ? null : code.GetString() switch
    {
        "event" => SlackKind.Event,
        "command" => SlackKind.Command,
        "interaction" => SlackKind.Interaction,
        _ => null,
    };
}
