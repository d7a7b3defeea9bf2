using System.Text.Json.Serialization;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>How the books of wins are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(DayJson),
        typeof(InstantJson),
        typeof(KpiIdJson),
        typeof(PartyIdJson),
        typeof(CurrencyJson),
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
internal sealed partial class WinJson : JsonSerializerContext;
