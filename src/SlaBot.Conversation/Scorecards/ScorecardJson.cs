using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>Scorecards as JSON: decimals as numbers with all their digits, days and moments in ISO 8601. Reading gives back exactly what was written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(DayJson), typeof(LocalJson), typeof(InstantJson), typeof(PeriodJson), typeof(AsOfJson),
        typeof(KpiIdJson), typeof(PartyIdJson), typeof(CurrencyJson), typeof(FeedJson),
    ])]
[JsonSerializable(typeof(Scorecard))]
[JsonSerializable(typeof(ScorecardEntry))]
public sealed partial class ScorecardJson : JsonSerializerContext;

/// <summary>A value that is one text in JSON.</summary>
internal abstract class TextJson<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException();
        try
        {
            return read(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or UnparsableValueException or FormatException)
        {
            throw new JsonException($"'{text}' is no {typeof(T).Name}.", malformed);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

internal sealed class DayJson() : TextJson<LocalDate>(LocalDatePattern.Iso.Format, text => LocalDatePattern.Iso.Parse(text).Value);

internal sealed class LocalJson() : TextJson<LocalDateTime>(LocalDateTimePattern.GeneralIso.Format, text => LocalDateTimePattern.GeneralIso.Parse(text).Value);

internal sealed class InstantJson() : TextJson<Instant>(InstantPattern.ExtendedIso.Format, text => InstantPattern.ExtendedIso.Parse(text).Value);

internal sealed class KpiIdJson() : TextJson<KpiId>(id => id.Value, text => new(text));

internal sealed class PartyIdJson() : TextJson<PartyId>(id => id.Value, text => new(text));

internal sealed class CurrencyJson() : TextJson<Currency>(currency => currency.Code, text => new(text));

internal sealed class FeedJson() : TextJson<Feed>(feed => feed.Value, text => new(text));

/// <summary>Days as <c>2026-10-01/2026-10-31</c>.</summary>
internal sealed class PeriodJson() : TextJson<Period>(
    period => $"{LocalDatePattern.Iso.Format(period.From)}/{LocalDatePattern.Iso.Format(period.To)}",
    text => text.Split('/') is [var from, var to] ? new(LocalDatePattern.Iso.Parse(from).Value, LocalDatePattern.Iso.Parse(to).Value) : throw new FormatException());

/// <summary>A moment as the day and the share of it that has passed, as in <c>2026-11-02 0.125</c>.</summary>
internal sealed class AsOfJson() : TextJson<AsOf>(
    asOf => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(asOf.Day)} {asOf.DayShare}"),
    text => text.Split(' ') is [var day, var share]
        ? AsOf.Restored(LocalDatePattern.Iso.Parse(day).Value, decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException());
