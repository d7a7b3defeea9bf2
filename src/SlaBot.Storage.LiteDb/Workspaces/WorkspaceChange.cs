using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Channels;
using SlaBot.Storage.LiteDb.Posts;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>A workspace, all of it, while a commit of its own is prepared.</summary>
internal sealed class WorkspaceChange(WorkspaceId workspace, FactsDraft facts, MembersDraft members, BookDraft books) : IWorkspaceDraft
{
    private Revision? revision;

    /// <inheritdoc/>
    public IReadOnlyList<Member> Members => members.In(workspace).All;

    /// <inheritdoc/>
    public AgreementHistory History => facts.Of(workspace).History;

    /// <inheritdoc/>
    public void SetMembers(IReadOnlyList<Member> all) => members.Change(workspace, _ => all);

    /// <inheritdoc/>
    public Revision Revise(Agreement terms, LocalDate effectiveFrom, Instant recordedAt) => revision is null
        ? revision = facts.Of(workspace).Revise(terms, effectiveFrom, recordedAt)
        : throw new InvalidOperationException("One change appends one revision at most.");

    /// <inheritdoc/>
    public BookEntry? Find(string book, string id) => books.Find(book, id);

    /// <inheritdoc/>
    public IReadOnlyList<BookEntry> All(string book) => books.All(book);

    /// <inheritdoc/>
    public void Put(BookEntry entry) => books.Put(entry);

    /// <inheritdoc/>
    public void Remove(string book, string id) => books.Remove(book, id);

    /// <inheritdoc/>
    public OutboxRow? FindRow(PostKey key) => books.FindRow(key);

    /// <inheritdoc/>
    public bool TryAdd(OutboxRow row) => books.TryAdd(row);
}
