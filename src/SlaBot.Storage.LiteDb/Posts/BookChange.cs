using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>A request to change books and outbox of a workspace.</summary>
internal sealed class BookChange<T>(IBook<EntriesDraft> entries, IBook<OutboxDraft> outbox, WorkspaceId workspace, Func<IBookDraft, T> change) : Entry
{
    // How large the entries are is known when they are written; a scorecard has about as many bytes as a hundred facts.
    private const int WeightOfAny = 100;

    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? answer;

    /// <inheritdoc/>
    public override int Weight => WeightOfAny;

    /// <summary>Gets what the caller awaits.</summary>
    public Task<T> Done => done.Task;

    /// <inheritdoc/>
    public override void Prepare(Sheet sheet)
    {
        var draft = new BookDraft(workspace, sheet.Of(entries), sheet.Of(outbox));
        answer = CallersOwnException.Of(() => change(draft));
    }

    /// <inheritdoc/>
    public override void Complete() => done.TrySetResult(answer!);

    /// <inheritdoc/>
    public override void Fail(Exception cause) => done.TrySetException(cause is CallersOwnException own ? own.InnerException! : cause);
}
