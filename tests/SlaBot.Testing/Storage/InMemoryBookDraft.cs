using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>The books and the outbox of one workspace while a change is made to them.</summary>
internal sealed class InMemoryBookDraft(WorkspaceId workspace, InMemoryBooks before) : IBookDraft
{
    private const int LongestBook = 60;
    private const int LongestId = 1_000;
    private const int LongestVersion = 200;
    private const int MostJsonBytes = 4 << 20;

    private readonly InMemoryBooks before = before;

    public InMemoryBooks After { get; private set; } = before;

    public bool HasNews => !After.Rows.SequenceEqual(before.Rows) || After.Entries.Count != before.Entries.Count
        || After.Entries.Any(entry => !entry.Value.IsSameAs(before.Entries.GetValueOrDefault(entry.Key)));

    public BookEntry? Find(string book, string id) => After.Entries.GetValueOrDefault((book, id));

    public IReadOnlyList<BookEntry> All(string book) => After.In(book);

    public void Put(BookEntry entry)
    {
        InMemoryText.Require(entry.Book, LongestBook);
        InMemoryText.Require(entry.Id, LongestId);
        if (!entry.Book.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'))
        {
            throw new ArgumentException("A book has a plain name.", nameof(entry));
        }

        if (entry.Json.Length is 0 or > MostJsonBytes)
        {
            throw new ArgumentException("The entry is empty or too large.", nameof(entry));
        }

        After = After with { Entries = After.Entries.SetItem((entry.Book, entry.Id), entry with { Json = entry.Json.ToArray() }) };
    }

    public void Remove(string book, string id) => After = After with { Entries = After.Entries.Remove((book, id)) };

    public OutboxRow? FindRow(PostKey key) => After.Find(key);

    public bool TryAdd(OutboxRow row)
    {
        InMemoryText.Require(row.Key.Subject, LongestId);
        InMemoryText.Require(row.Key.Target.Tenant, LongestId);
        InMemoryText.Require(row.Key.Target.Id, LongestId);
        if (row.Key.Version.Length > 0)
        {
            InMemoryText.Require(row.Key.Version, LongestVersion);
        }

        if (row.Workspace != workspace || row is not { State: OutboxState.Ready, Tries: 0, Fence: 0, MessageId: null, EndedAt: null })
        {
            throw new ArgumentException("A new row waits in the workspace that is changed.", nameof(row));
        }

        if (After.Find(row.Key) is not null)
        {
            return false;
        }

        After = After with { Rows = After.Rows.Add(row with { Number = After.Rows.Length + 1 }) };
        return true;
    }
}
