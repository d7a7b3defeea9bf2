using System.Buffers;
using System.Text.Json;
using SlaBot.Conversation.Replies;

namespace SlaBot.Slack.Blocks;

/// <summary>A reply as the message that Slack would show, for a look at it without a bot: its buttons do nothing.</summary>
public static class BlockDocument
{
    /// <summary>The JSON of the message: its text and its blocks.</summary>
    public static ReadOnlyMemory<byte> Of(Reply reply)
    {
        var message = BlockKitRenderer.Render(reply, new(choice => choice.Act ?? choice.Message, form => form.Id));
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("text", message.Text);
            if (message.Blocks is { } blocks)
            {
                json.WritePropertyName("blocks");
                json.WriteRawValue(blocks.Span);
            }

            json.WriteEndObject();
        }

        return written.WrittenMemory;
    }
}
