using System.Text.Json.Serialization;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Scorecards;

namespace SlaBot.Conversation.Audit;

/// <summary>How the audit is written: always the same bytes for the same entry.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(InstantJson), typeof(JsonStringEnumConverter<AuditAct>), typeof(JsonStringEnumConverter<Platform>)])]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(AuditHead))]
internal sealed partial class AuditJson : JsonSerializerContext;
