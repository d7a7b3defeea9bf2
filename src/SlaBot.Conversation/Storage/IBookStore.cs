using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>
/// The books of each workspace, and the outbox rows that follow from what is written into them: both change in one commit,
/// so that nothing is decided without being posted and nothing posted without having been decided.
/// </summary>
public interface IBookStore
{
    /// <summary>Raised after rows were made durable, or a dead one was made to wait again; the handler must not block.</summary>
    event EventHandler? RowsAdded;

    /// <summary>An entry, or null. Never waits for a writer once a book of the workspace was looked up.</summary>
    ValueTask<BookEntry?> FindEntryAsync(WorkspaceId workspace, string book, string id, CancellationToken cancellation);

    /// <summary>The entries of a book in the order of their ids. Never waits for a writer once a book of the workspace was looked up.</summary>
    ValueTask<IReadOnlyList<BookEntry>> EntriesAsync(WorkspaceId workspace, string book, CancellationToken cancellation);

    /// <summary>
    /// Changes books and outbox of a workspace as one step that no other change comes between. Returns only when it survives
    /// the death of the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="change">Reads and writes the draft, and gives the answer. It must be pure beside that: it may be called twice.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="ArgumentException">An entry or a row cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<T> ChangeBooksAsync<T>(WorkspaceId workspace, Func<IBookDraft, T> change, CancellationToken cancellation);
}

/// <summary>The books and the outbox of a workspace while they are being changed.</summary>
public interface IBookDraft
{
    /// <summary>An entry as it will be, or null.</summary>
    BookEntry? Find(string book, string id);

    /// <summary>The entries of a book as they will be, in the order of their ids.</summary>
    IReadOnlyList<BookEntry> All(string book);

    /// <summary>Adds or replaces an entry.</summary>
    void Put(BookEntry entry);

    /// <summary>Removes an entry, if it is there.</summary>
    void Remove(string book, string id);

    /// <summary>A row of the outbox as it will be, or null.</summary>
    OutboxRow? FindRow(PostKey key);

    /// <summary>Adds a row unless there is one with its key, however that ended; its number is given here.</summary>
    /// <returns>Whether it is new.</returns>
    bool TryAdd(OutboxRow row);
}
