using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>A request to append facts.</summary>
internal sealed class Appending(IBook<FactsDraft> books, WorkspaceId workspace, IReadOnlyList<Fact> facts) : Entry
{
    private readonly TaskCompletionSource<AppendResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<AppendResult>? result;

    /// <inheritdoc/>
    public override int Weight => facts.Count;

    /// <summary>Gets what the caller awaits.</summary>
    public Task<AppendResult> Done => done.Task;

    /// <inheritdoc/>
    public override void Prepare(Sheet sheet) => result = sheet.Of(books).Append(workspace, facts);

    /// <inheritdoc/>
    public override void Complete() => done.TrySetResult(result!());

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause is OverflowException
        ? new ArgumentException("A number among these facts is too large to be added up. Nothing of them was stored.", cause)
        : cause);
}
