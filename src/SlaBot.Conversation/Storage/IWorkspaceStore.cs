using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Which workspaces there are.</summary>
public interface IWorkspaceStore
{
    /// <summary>The workspaces that hold an agreement or a fact, in the order of their ids: those that something can be answered about. One that only talks is not among them.</summary>
    ValueTask<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellation);

    /// <summary>Removes everything of a workspace for good: facts and agreements, words, places, members, accepted events, the links of others to it. What is unfinished can no longer be sent for.</summary>
    Task RemoveAsync(WorkspaceId workspace, CancellationToken cancellation);
}
