using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Tests.Webhooks;

/// <summary>Stores of a process that dies at a commit, before it or after it; nothing is stored any more then.</summary>
internal sealed class Mortal(IFactStore facts, IBookStore books, int lives, bool diesAfter) : IFactStore, IBookStore
{
    private int left = lives;

    public event EventHandler? RowsAdded
    {
        add => books.RowsAdded += value;
        remove => books.RowsAdded -= value;
    }

    public Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> told, CancellationToken cancellation) =>
        CommitAsync(() => facts.AppendAsync(workspace, told, cancellation));

    public Task<T> ChangeBooksAsync<T>(WorkspaceId workspace, Func<IBookDraft, T> change, CancellationToken cancellation) =>
        CommitAsync(() => books.ChangeBooksAsync(workspace, change, cancellation));

    public ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation) => facts.FindAsync(workspace, feed, subject, cancellation);

    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.TotalsAsync(workspace, cancellation);

    public Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.AuditAsync(workspace, cancellation);

    public ValueTask<BookEntry?> FindEntryAsync(WorkspaceId workspace, string book, string id, CancellationToken cancellation) => books.FindEntryAsync(workspace, book, id, cancellation);

    public ValueTask<IReadOnlyList<BookEntry>> EntriesAsync(WorkspaceId workspace, string book, CancellationToken cancellation) => books.EntriesAsync(workspace, book, cancellation);

    private async Task<T> CommitAsync<T>(Func<Task<T>> commit)
    {
        left--;
        if (left < 0 || (left == 0 && !diesAfter))
        {
            throw Dead();
        }

        var done = await commit();
        return left == 0 ? throw Dead() : done;
    }

    private static StorageFailedException Dead() => new("The process died.", null);
}
