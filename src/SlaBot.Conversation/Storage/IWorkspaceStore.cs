using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Which workspaces there are.</summary>
public interface IWorkspaceStore
{
    /// <summary>The workspaces that hold an agreement or a fact, in the order of their ids.</summary>
    ValueTask<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellation);

    /// <summary>Removes everything of a workspace for good.</summary>
    Task RemoveAsync(WorkspaceId workspace, CancellationToken cancellation);
}
