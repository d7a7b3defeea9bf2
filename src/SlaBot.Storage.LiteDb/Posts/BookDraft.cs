using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>Books and outbox of one workspace while a commit is prepared.</summary>
internal sealed class BookDraft(WorkspaceId workspace, EntriesDraft entries, OutboxDraft outbox) : IBookDraft
{
    /// <inheritdoc/>
    public BookEntry? Find(string book, string id) => entries.In(workspace).Find(book, id);

    /// <inheritdoc/>
    public IReadOnlyList<BookEntry> All(string book) => entries.In(workspace).All(book);

    /// <inheritdoc/>
    public void Put(BookEntry entry) => entries.Put(workspace, entry);

    /// <inheritdoc/>
    public void Remove(string book, string id) => entries.Remove(workspace, book, id);

    /// <inheritdoc/>
    public OutboxRow? FindRow(PostKey key) => outbox.Find(workspace, key);

    /// <inheritdoc/>
    public bool TryAdd(OutboxRow row) => outbox.TryAdd(workspace, row);
}
