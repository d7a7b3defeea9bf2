using System.Text.Json.Serialization;

namespace SlaBot.Sources.Webhooks;

/// <summary>How what is known of webhooks is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ClockTime>))]
[JsonSerializable(typeof(DeliveryPage))]
internal sealed partial class WebhookJson : JsonSerializerContext;

/// <summary>The fields of a subject that one event told last.</summary>
/// <param name="At">When it occurred: ticks since 1970.</param>
/// <param name="Delivery">The id of its delivery.</param>
/// <param name="Index">Its place in the delivery.</param>
/// <param name="Fields">The names of the fields.</param>
internal sealed record ClockTime(long At, string Delivery, int Index, IReadOnlyList<string> Fields);

/// <summary>Some deliveries that were stored, one after the other.</summary>
/// <param name="Until">When the last of them was stored: ticks since 1970.</param>
/// <param name="Keys">Their keys, 16 bytes each.</param>
internal sealed record DeliveryPage(long Until, byte[] Keys);
