using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using SlaBot.Channels.Json;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.SocketMode;

/// <summary>What Slack says by a socket. Whatever a text is made of, this throws nothing.</summary>
internal abstract record SocketFrame
{
    /// <summary>The socket is ready.</summary>
    /// <param name="Connections">How many sockets the app has open now.</param>
    public sealed record Hello(int Connections) : SocketFrame;

    /// <summary>The socket is about to end.</summary>
    /// <param name="Reason">Slack's word for it.</param>
    public sealed record Disconnect(string Reason) : SocketFrame;

    /// <summary>Something happened, and wants to be acknowledged.</summary>
    /// <param name="Id">By what it is acknowledged.</param>
    /// <param name="Told">What it says, or null where it cannot be read.</param>
    /// <param name="TakesAnswer">Whether an answer may go with the acknowledgement.</param>
    public sealed record Envelope(string Id, SlackInbound? Told, bool TakesAnswer) : SocketFrame;

    /// <summary>Reads a text; null for what is not known.</summary>
    public static SocketFrame? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 128 });
            return Read(document.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The acknowledgement of an envelope.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="answer">The JSON of an answer; empty for none.</param>
    public static ReadOnlyMemory<byte> Acknowledgement(string id, ReadOnlyMemory<byte> answer)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id"u8, id);
            if (!answer.IsEmpty)
            {
                writer.WritePropertyName("payload"u8);
                writer.WriteRawValue(answer.Span);
            }

            writer.WriteEndObject();
        }

        return text.WrittenMemory;
    }

    private static SocketFrame? Read(JsonElement? json) => json.Word("type") switch
    {
        "hello" => new Hello(json?.Member("num_connections") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) ? count : 1),
        "disconnect" => new Disconnect(json.Word("reason") ?? "unknown"),
        { } type when json.Word("envelope_id") is { } id => new Envelope(id, ToldIn(type, json?.Member("payload")), json.IsTrue("accepts_response_payload")),
        _ => null,
    };

    // Through the same door as what comes by HTTP: the same depth, the same shapes.
    private static SlackInbound? ToldIn(string type, JsonElement? payload) => payload is not { } found ? null : type switch
    {
        "events_api" => SlackRequests.Read(SlackKind.Event, JsonMarshal.GetRawUtf8Value(found).ToArray()),
        "slash_commands" => SlackRequests.Read(SlackKind.Command, JsonMarshal.GetRawUtf8Value(found).ToArray()),
        "interactive" => SlackRequests.Read(SlackKind.Interaction, JsonMarshal.GetRawUtf8Value(found).ToArray()),
        _ => new SlackInbound.Nothing(),
    };
}
