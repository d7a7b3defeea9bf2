using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Webhooks;

/// <summary>What a sender delivered, once it is known that it was the sender.</summary>
/// <param name="Workspace">Whose facts it tells.</param>
/// <param name="Source">The sender's name in the settings.</param>
/// <param name="Id">By what a second delivery is known: the header <c>webhook-id</c>.</param>
/// <param name="SentAt">When it was signed: events that do not say when they occurred occurred then.</param>
/// <param name="Body">The bytes as they came.</param>
public sealed record Delivery(WorkspaceId Workspace, string Source, string Id, Instant SentAt, ReadOnlyMemory<byte> Body);
