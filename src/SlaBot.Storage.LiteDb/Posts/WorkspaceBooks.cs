using System.Collections.Immutable;
using SlaBot.Conversation.Posts;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The books of a workspace, each with its entries in the order of their ids. Immutable.</summary>
internal sealed record WorkspaceBooks(ImmutableDictionary<string, ImmutableSortedDictionary<string, BookEntry>> ByName)
{
    private static readonly ImmutableSortedDictionary<string, BookEntry> NoEntries = ImmutableSortedDictionary.Create<string, BookEntry>(StringComparer.Ordinal);

    /// <summary>Gets the books of a workspace without any.</summary>
    public static WorkspaceBooks Empty { get; } = new(ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, BookEntry>>(StringComparer.Ordinal));

    /// <summary>An entry, or null.</summary>
    public BookEntry? Find(string book, string id) => In(book).GetValueOrDefault(id);

    /// <summary>The entries of a book.</summary>
    public IReadOnlyList<BookEntry> All(string book) => [.. In(book).Values];

    /// <summary>The books with an entry more, or with another in its place.</summary>
    public WorkspaceBooks With(BookEntry entry) => new(ByName.SetItem(entry.Book, In(entry.Book).SetItem(entry.Id, entry)));

    /// <summary>The books without an entry.</summary>
    public WorkspaceBooks Without(string book, string id) => new(ByName.SetItem(book, In(book).Remove(id)));

    private ImmutableSortedDictionary<string, BookEntry> In(string book) => ByName.GetValueOrDefault(book, NoEntries);
}
