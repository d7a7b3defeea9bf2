using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Agreements;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Workspaces;

namespace SlaBot.Storage.LiteDb.Writing;

/// <summary>
/// Keeps the books of all workspaces. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread: it
/// commits, and only then shows readers the new state and answers the callers.
/// </summary>
internal sealed class Bookkeeper(DataFile file, TimeProvider time)
{
    private readonly ConcurrentDictionary<WorkspaceId, Workspace> known = new();

    /// <summary>Tells whether a failure concerns one request alone: what it asks for cannot be done, the file is as it was.</summary>
    public static bool IsOnesOwn(Exception cause) => cause is ArgumentException or OverflowException or StorageRefusedException;

    /// <summary>The state of a workspace after its last durable commit, if it was opened before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId id, [MaybeNullWhen(false)] out Workspace workspace) => known.TryGetValue(id, out workspace);

    /// <summary>The state of a workspace. Totals that were measured by other rules than today's program has are made anew.</summary>
    public Workspace Open(WorkspaceId id)
    {
        if (known.TryGetValue(id, out var open))
        {
            return open;
        }

        var workspace = Workspace.In(file, id);
        known[id] = workspace;
        if (workspace.Fingerprint is { } measured && measured != workspace.Agreed.Rules.Fingerprint)
        {
            var draft = new WorkspaceDraft(file, workspace);
            draft.MeasureAnew();
            Commit([draft]);
        }

        return known[id];
    }

    /// <summary>Stores the facts of some requests in one commit, and answers them.</summary>
    public void Store(IReadOnlyList<Appending> group)
    {
        if (group.Count > 1 && !TryStore(group))
        {
            foreach (var single in group)
            {
                Store([single]);
            }
        }
        else if (group.Count == 1)
        {
            StoreOne(group);
        }
    }

    /// <summary>Appends a revision.</summary>
    public Revision Revise(WorkspaceId id, Agreement terms, LocalDate effectiveFrom, Instant recordedAt)
    {
        var workspace = Open(id);
        var revisions = workspace.Agreed.History.Revisions;
        var rival = revisions.LastOrDefault(revision => revision.EffectiveFrom == effectiveFrom);
        if (rival is not null && RevisionDocuments.Same(rival.Terms, terms))
        {
            return rival;
        }

        var added = new Revision(revisions.Count + 1, effectiveFrom, terms, Instant.FromUnixTimeTicks(recordedAt.ToUnixTimeTicks()));
        var draft = new WorkspaceDraft(file, workspace);
        draft.Revise(added);
        Commit([draft]);
        return added;
    }

    /// <summary>Removes everything of a workspace.</summary>
    public bool Remove(WorkspaceId id)
    {
        InTransaction(() =>
        {
            foreach (var collection in Collections.OfWorkspaces)
            {
                file.DeleteRange(collection, Keys.Range(id));
            }

            file.Delete(Collections.Workspaces, [Keys.Of(id)]);
        });
        return known.TryRemove(id, out _);
    }

    private void StoreOne(IReadOnlyList<Appending> single)
    {
        try
        {
            StoreTogether(single);
        }
        catch (OverflowException cause)
        {
            single[0].Fail(new ArgumentException("A number among these facts is too large to be added up. Nothing of them was stored.", cause));
        }
        catch (ArgumentException cause)
        {
            single[0].Fail(cause);
        }
    }

    private bool TryStore(IReadOnlyList<Appending> group)
    {
        try
        {
            StoreTogether(group);
            return true;
        }
        catch (Exception cause) when (IsOnesOwn(cause))
        {
            return false;
        }
    }

    private void StoreTogether(IReadOnlyList<Appending> group)
    {
        var drafts = new Dictionary<WorkspaceId, WorkspaceDraft>();
        var appended = new List<Appended>(group.Count);
        foreach (var request in group)
        {
            if (!drafts.TryGetValue(request.Workspace, out var draft))
            {
                drafts[request.Workspace] = draft = new(file, Open(request.Workspace));
            }

            appended.Add(draft.Append(request.Facts));
        }

        Commit([.. drafts.Values.Where(draft => draft.HasNews)]);
        foreach (var (request, counted) in group.Zip(appended))
        {
            var workspace = known[request.Workspace];
            request.Complete(counted.ToResult(workspace.Pages.Totals, workspace.Agreed));
        }
    }

    private void Commit(IReadOnlyList<WorkspaceDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var written = new List<Workspace>(drafts.Count);
        InTransaction(() => written.AddRange(drafts.Select(draft => draft.Write(now))));
        foreach (var workspace in written)
        {
            known[workspace.Id] = workspace;
        }
    }

    /// <summary>Writes in a transaction. Whatever goes wrong between its begin and its end leaves the file in doubt, so it is a failure of the storage.</summary>
    public void InTransaction(Action write)
    {
        try
        {
            file.Begin();
            write();
            file.Commit();
        }
        catch (Exception cause) when (IsOnesOwn(cause))
        {
            throw new IOException(cause.Message, cause);
        }
    }
}
