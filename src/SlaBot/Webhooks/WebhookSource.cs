using SlaBot.Domain.Values;

namespace SlaBot.Webhooks;

/// <summary>A sender of webhooks, as the settings name it.</summary>
/// <param name="Name">Its name, which is the last part of its address: an id in lower case.</param>
/// <param name="Workspace">Whose facts it tells.</param>
internal sealed record WebhookSource(string Name, WorkspaceId Workspace);
