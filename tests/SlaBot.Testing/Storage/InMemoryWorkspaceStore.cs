using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Agreements that are forgotten when the test ends, changed together with members, books and outbox.</summary>
public sealed class InMemoryWorkspaceStore(InMemoryMemberStore members, InMemoryBookStore books) : IWorkspaceChanges, IAgreementStore
{
    private readonly Lock guard = new();
    private readonly Dictionary<WorkspaceId, AgreementHistory> histories = [];

    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(Of(workspace));

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) =>
        ChangeWorkspaceAsync(workspace, draft => draft.Revise(terms, effectiveFrom, recordedAt), cancellation);

    public async Task<T> ChangeWorkspaceAsync<T>(WorkspaceId workspace, Func<IWorkspaceDraft, T> change, CancellationToken cancellation)
    {
        await Task.Yield();
        return await books.ChangeBooksAsync(
            workspace,
            books =>
            {
                lock (guard)
                {
                    var draft = new Draft(books, members.Of(workspace), Of(workspace));
                    var answer = change(draft);
                    members.Replace(workspace, draft.Members);
                    histories[workspace] = draft.History;
                    return answer;
                }
            },
            cancellation);
    }

    public Task RemoveAsync(WorkspaceId workspace)
    {
        lock (guard)
        {
            _ = histories.Remove(workspace);
            return Task.CompletedTask;
        }
    }

    private AgreementHistory Of(WorkspaceId workspace)
    {
        lock (guard)
        {
            return histories.GetValueOrDefault(workspace) ?? AgreementHistory.Empty;
        }
    }

    private sealed class Draft(IBookDraft books, IReadOnlyList<Member> members, AgreementHistory history) : IWorkspaceDraft
    {
        private bool hasRevised;

        public IReadOnlyList<Member> Members { get; private set; } = members;

        public AgreementHistory History { get; private set; } = history;

        public void SetMembers(IReadOnlyList<Member> members) => Members = InMemoryMemberStore.Checked(members);

        public Revision Revise(Agreement terms, LocalDate effectiveFrom, Instant recordedAt)
        {
            if (hasRevised)
            {
                throw new InvalidOperationException("One change appends one revision at most.");
            }

            hasRevised = true;
            if (History.Revisions.LastOrDefault(known => known.EffectiveFrom == effectiveFrom) is { } rival && rival.Terms == terms)
            {
                return rival;
            }

            var revision = new Revision(History.Revisions.Count + 1, effectiveFrom, terms, recordedAt);
            History = new([.. History.Revisions, revision]);
            return revision;
        }

        public BookEntry? Find(string book, string id) => books.Find(book, id);

        public IReadOnlyList<BookEntry> All(string book) => books.All(book);

        public void Put(BookEntry entry) => books.Put(entry);

        public void Remove(string book, string id) => books.Remove(book, id);

        public OutboxRow? FindRow(PostKey key) => books.FindRow(key);

        public bool TryAdd(OutboxRow row) => books.TryAdd(row);
    }
}
