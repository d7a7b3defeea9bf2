using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The JSON of a card: compiled once, members in camel case, nothing where nothing is said.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJson : JsonSerializerContext
{
    private const int UsualBytes = 16 * 1024;

    // Letters of all scripts as they are: half the size for Chinese. A card travels in a body of JSON and never in a page.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a card as UTF-8.</summary>
    /// <param name="card">The card.</param>
    public static ReadOnlyMemory<byte> Write(AdaptiveCard card)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            JsonSerializer.Serialize(writer, card, Default.AdaptiveCard);
        }

        return buffer.WrittenMemory;
    }
}
