using System.Text;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Audit;

/// <summary>The audit of a workspace: an entry is appended in the commit of the change that it tells of, and never changed.</summary>
public static class AuditBook
{
    private const string Book = "audit";
    private const string HeadBook = "audit-head";
    private const string HeadId = "head";

    private static readonly TypedBook<AuditEntry> Entries = new(Book, AuditJson.Default.AuditEntry);
    private static readonly TypedBook<AuditHead> Heads = new(HeadBook, AuditJson.Default.AuditHead);

    /// <summary>Appends an entry.</summary>
    /// <param name="draft">The change that it tells of.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who, and where.</param>
    /// <param name="note">What.</param>
    public static AuditEntry Append(IBookDraft draft, Instant at, AuditActor by, AuditNote note)
    {
        var entry = AuditChain.Next(Heads.Find(draft, HeadId), at, by, note);
        Entries.Put(draft, AuditChain.IdOf(entry.Number), entry);
        Heads.Put(draft, HeadId, new(entry.Number, entry.Hash));
        return entry;
    }

    /// <summary>All entries, oldest first.</summary>
    public static ValueTask<IReadOnlyList<AuditEntry>> AllAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        Entries.AllAsync(books, workspace, cancellation);

    /// <summary>All entries as they are kept, oldest first: JSON, one line each.</summary>
    public static async ValueTask<IReadOnlyList<string>> LinesAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await books.EntriesAsync(workspace, Book, cancellation)).Select(entry => Encoding.UTF8.GetString(entry.Json.Span))];

    /// <summary>Looks over the whole audit of a workspace.</summary>
    public static async Task<AuditVerdict> VerifyAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation)
    {
        // One by one the two could be of different moments; the entries come first, so that the head can only be newer.
        while (true)
        {
            var before = await books.FindEntryAsync(workspace, HeadBook, HeadId, cancellation);
            var entries = await books.EntriesAsync(workspace, Book, cancellation);
            var head = await books.FindEntryAsync(workspace, HeadBook, HeadId, cancellation);
            if (before is null ? head is null : before.IsSameAs(head))
            {
                return AuditChain.Verify(entries, head);
            }
        }
    }
}
