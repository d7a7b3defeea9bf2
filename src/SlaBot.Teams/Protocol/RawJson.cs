using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SlaBot.Teams.Protocol;

/// <summary>JSON that is passed on as it is: a card that was written once is not taken apart and written again on its way out.</summary>
/// <param name="utf8">One well-formed value.</param>
[JsonConverter(typeof(Converter))]
internal readonly struct RawJson(ReadOnlyMemory<byte> utf8)
{
    /// <summary>Gets it as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>Writes a value.</summary>
    public static RawJson Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Takes it apart.</summary>
    public JsonElement Parse() => JsonElement.Parse(utf8.Span);

    /// <summary>Reads it as strictly as any other value, and writes it unseen.</summary>
    internal sealed class Converter : JsonConverter<RawJson>
    {
        /// <inheritdoc/>
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var element = ((JsonConverter<JsonElement>)options.GetConverter(typeof(JsonElement))).Read(ref reader, typeof(JsonElement), options);
            return new(JsonMarshal.GetRawUtf8Value(element).ToArray());
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
