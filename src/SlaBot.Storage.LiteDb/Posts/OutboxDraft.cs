using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The rows of the outbox that one commit changes.</summary>
internal sealed class OutboxDraft(DataFile file, OutboxBook book) : Draft
{
    private readonly Dictionary<WorkspaceId, WorkspaceRows> after = [];
    private readonly Dictionary<(WorkspaceId Workspace, PostKey Key), OutboxRow> changed = [];
    private string? served;
    private bool hasMore;

    /// <inheritdoc/>
    public override bool HasNews => changed.Count > 0;

    /// <summary>A row as it will be, or null.</summary>
    public OutboxRow? Find(WorkspaceId workspace, PostKey key) => changed.TryGetValue((workspace, key), out var row) ? row : book.Find(workspace, key);

    /// <summary>Adds a row unless there is one with its key.</summary>
    /// <exception cref="ArgumentException">It cannot be stored.</exception>
    public bool TryAdd(WorkspaceId workspace, OutboxRow row)
    {
        RowDocuments.Require(workspace, row);
        return TryInsert(row);
    }

    /// <summary>Marks rows that are due as leaving: one of each place, and the workspaces take turns.</summary>
    public IReadOnlyList<OutboxRow> Take(Instant now, Duration lease, int most)
    {
        var queues = new LinkedList<Queue<OutboxRow>>(
            book.Workspaces.Union(after.Keys).OrderBy(workspace => workspace.Value, StringComparer.Ordinal).Select(workspace => new Queue<OutboxRow>(In(workspace).Due(now))).Where(due => due.Count > 0));
        var last = served ?? book.LastServed;
        var turn = queues.First;
        while (turn is not null && string.CompareOrdinal(turn.Value.Peek().Workspace.Value, last) <= 0)
        {
            turn = turn.Next;
        }

        var taken = new List<OutboxRow>();
        while (taken.Count < most && (turn ?? queues.First) is { } current)
        {
            turn = current.Next;
            var row = current.Value.Dequeue();
            taken.Add(Replace(row, row.Taken(now + lease)));
            served = row.Workspace.Value;
            if (current.Value.Count == 0)
            {
                queues.Remove(current);
            }
        }

        return taken;
    }

    /// <summary>Notes that the first byte of an attempt is about to leave.</summary>
    /// <returns>Whether it is the attempt under way.</returns>
    public bool Begin(OutboxRow taken)
    {
        if (Underway(taken) is not { } row)
        {
            return false;
        }

        _ = Replace(row, row with { HasBegun = true });
        return true;
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <returns>Whether it was the attempt under way.</returns>
    public bool End(OutboxRow taken, OutboxEnd end)
    {
        if (Underway(taken) is not { } row)
        {
            return false;
        }

        _ = Replace(row, row.Ended(end));
        if (end is OutboxEnd.Uncertain { Repeats: true } && !row.IsRepeat)
        {
            _ = TryInsert(row.Repetition(end.At));
        }

        return true;
    }

    /// <summary>Ends the attempts of which nobody will tell how they ended.</summary>
    /// <returns>How many.</returns>
    public int Reclaim(Instant now, bool isStart, Func<PostKind, bool> repeats)
    {
        var abandoned = book.Workspaces.Union(after.Keys).SelectMany(workspace => In(workspace).Open)
            .Where(row => row.State == OutboxState.Sending && (isStart || row.LeaseUntil <= now)).OrderBy(row => row.Number).ToList();
        foreach (var row in abandoned)
        {
            _ = row.HasBegun
                ? End(row, row.Abandoned(now, CallersOwnException.Of(() => repeats(row.Key.Kind))))
                : Replace(row, row.Released()) is not null;
        }

        return abandoned.Count;
    }

    /// <summary>Has a dead row sent again.</summary>
    /// <returns>Whether it was dead.</returns>
    public bool Replay(WorkspaceId workspace, PostKey key, Instant now)
    {
        if (Find(workspace, key) is not { State: OutboxState.Dead } dead)
        {
            return false;
        }

        _ = Replace(dead, dead.Replayed(now));
        return hasMore = true;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        foreach (var row in changed.Values)
        {
            file.Put(Collections.Outbox, RowDocuments.ToDocument(row));
        }
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (workspace, rows) in after)
        {
            book.Show(workspace, rows);
        }

        if (served is not null)
        {
            book.Served(served);
        }

        if (hasMore)
        {
            book.Announce();
        }
    }

    private OutboxRow? Underway(OutboxRow taken) =>
        Find(taken.Workspace, taken.Key) is { State: OutboxState.Sending } row && row.Fence == taken.Fence ? row : null;

    private WorkspaceRows In(WorkspaceId workspace) => after.TryGetValue(workspace, out var drafted) ? drafted : book.In(workspace);

    private bool TryInsert(OutboxRow row)
    {
        if (Find(row.Workspace, row.Key) is not null)
        {
            return false;
        }

        _ = Replace(before: null, row with { Number = In(row.Workspace).Next });
        return hasMore = true;
    }

    private OutboxRow Replace(OutboxRow? before, OutboxRow row)
    {
        var now = RowDocuments.ToTheTick(row);
        after[row.Workspace] = In(row.Workspace).With(before, now);
        return changed[(row.Workspace, row.Key)] = now;
    }
}
