using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>A request to append facts. Requests that wait together share one commit.</summary>
internal sealed class Appending(WorkspaceId workspace, IReadOnlyList<Fact> facts) : Work
{
    private readonly TaskCompletionSource<AppendResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets whose facts they are.</summary>
    public WorkspaceId Workspace => workspace;

    /// <summary>Gets the facts.</summary>
    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Gets what the caller awaits.</summary>
    public Task<AppendResult> Done => done.Task;

    /// <summary>Answers the caller: the facts are durable.</summary>
    public void Complete(AppendResult result) => done.TrySetResult(result);

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause);
}
