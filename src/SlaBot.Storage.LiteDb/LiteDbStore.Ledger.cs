using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Ledger;

namespace SlaBot.Storage.LiteDb;

/// <content>The ledger as a sequence.</content>
public sealed partial class LiteDbStore
{
    /// <inheritdoc/>
    public event EventHandler<AppendedEventArgs>? Appended;

    /// <inheritdoc/>
    public async ValueTask<LedgerPage> ReadAfterAsync(WorkspaceId workspace, long after, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        var last = (await KnownAsync(workspace, cancellation)).NextNumber - 1;
        return after >= last
            ? new(after, RecordedAt: null, [], HasMore: false)
            : await OnWriter(() => LedgerPages.After(folder.File, books.Open(workspace), after), cancellation);
    }

    // Not on the writer's thread: everything that is stored would wait for the handler.
    private void AnnounceFacts(WorkspaceId workspace) => ThreadPool.QueueUserWorkItem(_ => Appended?.Invoke(this, new(workspace)));
}
