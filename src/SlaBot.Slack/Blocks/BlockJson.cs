using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>The JSON of blocks and views: compiled once, members in snake case, nothing where nothing is said.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(View))]
internal sealed partial class BlockJson : JsonSerializerContext
{
    private const int UsualBytes = 8 * 1024;

    // Letters of all scripts as they are. Blocks travel in a body of JSON and never in a page.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the blocks of a message as UTF-8.</summary>
    /// <param name="blocks">The blocks.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Block> blocks) =>
        Written(writer => JsonSerializer.Serialize(writer, blocks, Default.IReadOnlyListBlock));

    /// <summary>Writes a view as UTF-8.</summary>
    /// <param name="view">The view.</param>
    public static ReadOnlyMemory<byte> Write(View view) => Written(writer => JsonSerializer.Serialize(writer, view, Default.View));

    /// <summary>Returns the characters of JSON, which is what Slack measures a message by.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    public static int Characters(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetCharCount(json.Span);

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }
}
