using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>How the books of wins are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(DayText),
        typeof(MomentText),
        typeof(KpiText),
        typeof(PartyText),
        typeof(CurrencyText),
        typeof(JsonStringEnumConverter<WinKind>),
        typeof(JsonStringEnumConverter<WinTier>),
        typeof(JsonStringEnumConverter<PostKind>),
        typeof(JsonStringEnumConverter<Platform>),
    ])]
[JsonSerializable(typeof(KnownWin))]
[JsonSerializable(typeof(WinPost))]
[JsonSerializable(typeof(WinCursor))]
[JsonSerializable(typeof(WinPlace))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class WinJson : JsonSerializerContext
{
    /// <summary>A value that is written as a text.</summary>
    internal abstract class Text<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        /// <inheritdoc/>
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    /// <summary>A day, as ISO 8601 writes it.</summary>
    internal sealed class DayText() : Text<LocalDate>(text => LocalDatePattern.Iso.Parse(text).Value, LocalDatePattern.Iso.Format);

    /// <summary>A moment, as ISO 8601 writes it.</summary>
    internal sealed class MomentText() : Text<Instant>(text => InstantPattern.ExtendedIso.Parse(text).Value, InstantPattern.ExtendedIso.Format);

    /// <summary>A KPI's id.</summary>
    internal sealed class KpiText() : Text<KpiId>(text => new(text), id => id.Value);

    /// <summary>A department's id.</summary>
    internal sealed class PartyText() : Text<PartyId>(text => new(text), id => id.Value);

    /// <summary>A currency's code.</summary>
    internal sealed class CurrencyText() : Text<Currency>(text => new(text), currency => currency.Code);
}
