using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Webhooks;

/// <summary>An event that was read.</summary>
/// <param name="Stamp">Its place in the order of events.</param>
/// <param name="Fact">What it tells, with the fields that it carries.</param>
internal sealed record ToldEvent(EventStamp Stamp, Fact Fact);
