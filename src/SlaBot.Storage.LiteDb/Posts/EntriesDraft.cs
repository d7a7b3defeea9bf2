using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The entries of books that one commit changes.</summary>
internal sealed class EntriesDraft(DataFile file, EntriesBook book) : Draft
{
    private readonly Dictionary<WorkspaceId, WorkspaceBooks> after = [];
    private readonly HashSet<(WorkspaceId Workspace, string Book, string Id)> touched = [];

    /// <inheritdoc/>
    public override bool HasNews => touched.Any(IsChanged);

    /// <summary>The books of a workspace as they will be.</summary>
    public WorkspaceBooks In(WorkspaceId workspace) => after.TryGetValue(workspace, out var drafted) ? drafted : book.In(workspace);

    /// <summary>Adds or replaces an entry.</summary>
    /// <exception cref="ArgumentException">It cannot be stored.</exception>
    public void Put(WorkspaceId workspace, BookEntry entry)
    {
        EntryDocuments.Require(entry);

        // Its own copy: the caller may use the buffer again.
        after[workspace] = In(workspace).With(entry with { Json = entry.Json.ToArray() });
        _ = touched.Add((workspace, entry.Book, entry.Id));
    }

    /// <summary>Removes an entry, if it is there.</summary>
    public void Remove(WorkspaceId workspace, string name, string id)
    {
        if (In(workspace).Find(name, id) is not null)
        {
            after[workspace] = In(workspace).Without(name, id);
            _ = touched.Add((workspace, name, id));
        }
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        foreach (var (workspace, name, id) in touched.Where(IsChanged))
        {
            if (after[workspace].Find(name, id) is { } entry)
            {
                file.Put(Collections.Books, EntryDocuments.ToDocument(workspace, entry));
            }
            else
            {
                file.Delete(Collections.Books, [Keys.OfEntry(workspace, name, id)]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (workspace, books) in after)
        {
            book.Show(workspace, books);
        }
    }

    private bool IsChanged((WorkspaceId Workspace, string Book, string Id) one)
    {
        var (before, now) = (book.In(one.Workspace).Find(one.Book, one.Id), after[one.Workspace].Find(one.Book, one.Id));
        return now is null ? before is not null : !now.IsSameAs(before);
    }
}
