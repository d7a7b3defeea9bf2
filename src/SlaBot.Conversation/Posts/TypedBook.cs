using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Posts;

/// <summary>A book whose entries are all of one type.</summary>
/// <param name="name">Its name in the store.</param>
/// <param name="type">How an entry is written.</param>
internal sealed class TypedBook<T>(string name, JsonTypeInfo<T> type)
    where T : class
{
    /// <summary>An entry as it will be, or null.</summary>
    public T? Find(IBookDraft draft, string id) => Read(draft.Find(name, id));

    /// <summary>The entries as they will be.</summary>
    public IEnumerable<T> All(IBookDraft draft) => draft.All(name).Select(entry => Read(entry)!);

    /// <summary>Adds or replaces an entry.</summary>
    public void Put(IBookDraft draft, string id, T value) => draft.Put(new(name, id, JsonSerializer.SerializeToUtf8Bytes(value, type)));

    /// <summary>Removes an entry, if it is there.</summary>
    public void Remove(IBookDraft draft, string id) => draft.Remove(name, id);

    /// <summary>An entry, or null.</summary>
    public async ValueTask<T?> FindAsync(IBookStore books, WorkspaceId workspace, string id, CancellationToken cancellation) =>
        Read(await books.FindEntryAsync(workspace, name, id, cancellation));

    /// <summary>The entries in the order of their ids.</summary>
    public async ValueTask<IReadOnlyList<T>> AllAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await books.EntriesAsync(workspace, name, cancellation)).Select(entry => Read(entry)!)];

    private T? Read(BookEntry? entry) => entry is null
        ? null
        : JsonSerializer.Deserialize(entry.Json.Span, type) ?? throw new JsonException($"The entry {entry.Id} of the book {name} says nothing.");
}
