using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>
/// Books and an outbox that are forgotten when the test ends. It looks at every row whenever it is asked, so that it cannot
/// drift; it is meant for thousands of rows.
/// </summary>
public sealed class InMemoryBookStore : IBookStore, IOutbox
{
    private readonly Lock guard = new();
    private Dictionary<WorkspaceId, InMemoryBooks> workspaces = [];
    private string lastServed = "";

    public event EventHandler? RowsAdded;

    /// <summary>Gets how often something was written.</summary>
    public int Writes { get; private set; }

    public ValueTask<BookEntry?> FindEntryAsync(WorkspaceId workspace, string book, string id, CancellationToken cancellation) =>
        new(Of(workspace).Entries.GetValueOrDefault((book, id)));

    public ValueTask<IReadOnlyList<BookEntry>> EntriesAsync(WorkspaceId workspace, string book, CancellationToken cancellation) =>
        new(Of(workspace).In(book));

    public async Task<T> ChangeBooksAsync<T>(WorkspaceId workspace, Func<IBookDraft, T> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Task.Yield();
        T answer;
        bool hasRows;
        lock (guard)
        {
            var draft = new InMemoryBookDraft(workspace, Of(workspace));
            answer = change(draft);
            hasRows = draft.After.Rows.Length > Of(workspace).Rows.Length;
            if (draft.HasNews)
            {
                Show(workspace, draft.After);
            }
        }

        RaiseIf(hasRows);
        return answer;
    }

    public async Task<IReadOnlyList<OutboxRow>> TakeAsync(Instant now, Duration lease, int most, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Task.Yield();
        lock (guard)
        {
            var waiting = workspaces.OrderBy(one => one.Key.Value, StringComparer.Ordinal).Select(one => one.Value.Due(now)).Where(due => due.Count > 0).ToList();
            var taken = new List<OutboxRow>();
            while (taken.Count < most && waiting.Count > 0)
            {
                var next = waiting.Find(due => string.CompareOrdinal(due.Peek().Workspace.Value, lastServed) > 0) ?? waiting[0];
                var row = next.Dequeue();
                lastServed = row.Workspace.Value;
                row = row with { State = OutboxState.Sending, Tries = row.Tries + 1, Fence = row.Fence + 1, HasBegun = false, LeaseUntil = now + lease };
                Replace(row);
                taken.Add(row);
                _ = waiting.RemoveAll(due => due.Count == 0);
            }

            return taken;
        }
    }

    public async Task<bool> BeginAsync(OutboxRow taken, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            var row = Of(taken.Workspace).Find(taken.Key);
            if (row is not { State: OutboxState.Sending } || row.Fence != taken.Fence)
            {
                return false;
            }

            Replace(row with { HasBegun = true });
            return true;
        }
    }

    public async Task<bool> EndAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation)
    {
        InMemoryBooks.Require(end);
        await Task.Yield();
        bool hasRows;
        lock (guard)
        {
            var row = Of(taken.Workspace).Find(taken.Key);
            if (row is not { State: OutboxState.Sending } || row.Fence != taken.Fence)
            {
                return false;
            }

            hasRows = End(row, end);
        }

        RaiseIf(hasRows);
        return true;
    }

    public async Task<int> ReclaimAsync(Instant now, bool isStart, Func<PostKind, bool> repeats, CancellationToken cancellation)
    {
        await Task.Yield();
        List<OutboxRow> abandoned;
        var hasRows = false;
        lock (guard)
        {
            abandoned = [.. workspaces.Values.SelectMany(one => one.Rows).Where(row => row.State == OutboxState.Sending && (isStart || row.LeaseUntil <= now))];
            foreach (var row in abandoned)
            {
                if (!row.HasBegun)
                {
                    Replace(row with { State = OutboxState.Ready, Tries = row.Tries - 1, LeaseUntil = null, Reason = "the attempt was cut short" });
                    continue;
                }

                hasRows |= End(row, row.IsUpdate
                    ? new OutboxEnd.Later(now, now, "the attempt was cut short")
                    : new OutboxEnd.Uncertain(now, "nobody tells how the attempt ended", repeats(row.Key.Kind)));
            }
        }

        RaiseIf(hasRows);
        return abandoned.Count;
    }

    public ValueTask<Instant?> NextDueAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(workspaces.Values.Select(one => one.NextDue()).Min());
        }
    }

    public ValueTask<OutboxRow?> FindRowAsync(WorkspaceId workspace, PostKey key, CancellationToken cancellation) => new(Of(workspace).Find(key));

    public ValueTask<IReadOnlyList<OutboxRow>> RowsAsync(WorkspaceId workspace, CancellationToken cancellation) => new(Of(workspace).Rows);

    public ValueTask<OutboxTally> OutboxTallyAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            var rows = workspaces.Values.SelectMany(one => one.Rows).ToList();
            return new(new OutboxTally(
                Count(OutboxState.Ready), Count(OutboxState.Sending), Count(OutboxState.Sent), Count(OutboxState.Uncertain), rows.Count(row => row.IsRepeat), Count(OutboxState.Dead), Count(OutboxState.Dropped)));

            int Count(OutboxState state) => rows.Count(row => row.State == state);
        }
    }

    public async Task<bool> ReplayAsync(WorkspaceId workspace, PostKey key, Instant now, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            if (Of(workspace).Find(key) is not { State: OutboxState.Dead } dead)
            {
                return false;
            }

            Replace(dead with { State = OutboxState.Ready, Tries = 0, NotBefore = now, NotAfter = null, Reason = null, EndedAt = null });
        }

        RaiseIf(true);
        return true;
    }

    public Task RemoveAsync(WorkspaceId workspace)
    {
        lock (guard)
        {
            workspaces = new(workspaces.Where(one => one.Key != workspace));
            return Task.CompletedTask;
        }
    }

    /// <summary>Forgets what a process forgets when it ends: which workspace was served last.</summary>
    public void Restart() => lastServed = "";

    private InMemoryBooks Of(WorkspaceId workspace)
    {
        lock (guard)
        {
            return workspaces.GetValueOrDefault(workspace) ?? InMemoryBooks.Empty;
        }
    }

    private void Show(WorkspaceId workspace, InMemoryBooks after)
    {
        Writes++;
        workspaces[workspace] = after;
    }

    private void Replace(OutboxRow row) => Show(row.Workspace, Of(row.Workspace).With(row));

    private bool End(OutboxRow row, OutboxEnd end)
    {
        var ended = row with { HasBegun = false, LeaseUntil = null, EndedAt = end is OutboxEnd.Later ? null : end.At };
        Replace(end switch
        {
            OutboxEnd.Sent sent => ended with { State = OutboxState.Sent, MessageId = sent.MessageId, Reason = null },
            OutboxEnd.Later later => ended with { State = OutboxState.Ready, NotBefore = later.NotBefore, Reason = later.Reason },
            OutboxEnd.Uncertain uncertain => ended with { State = OutboxState.Uncertain, Reason = uncertain.Reason },
            OutboxEnd.Dead dead => ended with { State = OutboxState.Dead, Reason = dead.Reason },
            OutboxEnd.Dropped dropped => ended with { State = OutboxState.Dropped, Reason = dropped.Reason },
            _ => throw new ArgumentException("A row does not end so.", nameof(end)),
        });
        if (end is not OutboxEnd.Uncertain { Repeats: true } || row.IsRepeat)
        {
            return false;
        }

        var draft = new InMemoryBookDraft(row.Workspace, Of(row.Workspace));
        var isNew = draft.TryAdd(new(row.Workspace, row.Key.Repetition) { CreatedAt = end.At, NotBefore = end.At, NotAfter = row.NotAfter, IsUpdate = row.IsUpdate, IsRepeat = true });
        Show(row.Workspace, draft.After);
        return isNew;
    }

    private void RaiseIf(bool hasRows)
    {
        if (hasRows)
        {
            RowsAdded?.Invoke(this, EventArgs.Empty);
        }
    }
}
