using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Posts;
using SlaBot.Storage.LiteDb.Workspaces;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb;

/// <content>What is posted unasked, and the books that it follows from.</content>
public sealed partial class LiteDbStore
{
    /// <inheritdoc/>
    public event EventHandler? RowsAdded;

    /// <inheritdoc/>
    public async ValueTask<BookEntry?> FindEntryAsync(WorkspaceId workspace, string book, string id, CancellationToken cancellation) =>
        (await WorkspaceBooksAsync(workspace, cancellation)).Find(book, id);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BookEntry>> EntriesAsync(WorkspaceId workspace, string book, CancellationToken cancellation) =>
        (await WorkspaceBooksAsync(workspace, cancellation)).All(book);

    /// <inheritdoc/>
    public async Task<T> ChangeBooksAsync<T>(WorkspaceId workspace, Func<IBookDraft, T> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var changing = new BookChange<T>(entries, outbox, workspace, change);
        writer.Enqueue(changing);
        return await changing.Done.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<T> ChangeWorkspaceAsync<T>(WorkspaceId workspace, Func<IWorkspaceDraft, T> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await OnWriter(
            () =>
            {
                var sheet = new Sheet();
                var draft = new WorkspaceChange(workspace, sheet.Of(books), sheet.Of(members), new(workspace, sheet.Of(entries), sheet.Of(outbox)));
                var answer = CallersOwnException.Of(() => change(draft));
                committer.Commit(sheet.News);
                return answer;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxRow>> TakeAsync(Instant now, Duration lease, int most, CancellationToken cancellation) =>
        await JoinedAsync(outbox, draft => draft.Take(now, lease, most), cancellation);

    /// <inheritdoc/>
    public async Task<bool> BeginAsync(OutboxRow taken, CancellationToken cancellation) =>
        await JoinedAsync(outbox, draft => draft.Begin(taken), cancellation);

    /// <inheritdoc/>
    public async Task<bool> EndAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation)
    {
        RowDocuments.Require(end);
        return await JoinedAsync(outbox, draft => draft.End(taken, end), cancellation);
    }

    /// <inheritdoc/>
    public async Task<int> ReclaimAsync(Instant now, bool isStart, Func<PostKind, bool> repeats, CancellationToken cancellation) =>
        await JoinedAsync(outbox, draft => draft.Reclaim(now, isStart, repeats), cancellation);

    /// <inheritdoc/>
    public async ValueTask<Instant?> NextDueAsync(CancellationToken cancellation) => await OnWriter(outbox.NextDue, cancellation);

    /// <inheritdoc/>
    public async ValueTask<OutboxRow?> FindRowAsync(WorkspaceId workspace, PostKey key, CancellationToken cancellation) =>
        await OnWriter(() => outbox.Find(workspace, key), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OutboxRow>> RowsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await OnWriter(() => outbox.All(workspace), cancellation);

    /// <inheritdoc/>
    public async ValueTask<OutboxTally> OutboxTallyAsync(CancellationToken cancellation) => await OnWriter(() => outbox.Tally, cancellation);

    /// <inheritdoc/>
    public async Task<bool> ReplayAsync(WorkspaceId workspace, PostKey key, Instant now, CancellationToken cancellation) =>
        await JoinedAsync(outbox, draft => draft.Replay(workspace, key, now), cancellation);

    /// <summary>The workspaces for which something was ever to be posted, in the order of their ids: also some that hold nothing else.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceId>> OutboxWorkspacesAsync(CancellationToken cancellation) =>
        await OnWriter(IReadOnlyList<WorkspaceId> () => [.. outbox.Workspaces], cancellation);

    /// <summary>The workspaces that have any book, in the order of their ids: also some that hold nothing else.</summary>
    public async ValueTask<IReadOnlyList<WorkspaceId>> BookWorkspacesAsync(CancellationToken cancellation) => await OnWriter(
        IReadOnlyList<WorkspaceId> () => [.. folder.File.All(Collections.Books).Select(document => Keys.WorkspaceOf(document["_id"].AsString)).Distinct().OrderBy(workspace => workspace.Value, StringComparer.Ordinal)],
        cancellation);

    // Not on the writer's thread: everything that is stored would wait for the handler.
    private void AnnounceRows() => ThreadPool.QueueUserWorkItem(_ => RowsAdded?.Invoke(this, EventArgs.Empty));

    private async ValueTask<WorkspaceBooks> WorkspaceBooksAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        entries.TryGetKnown(workspace, out var known) ? known : await OnWriter(() => entries.In(workspace), cancellation);
}
