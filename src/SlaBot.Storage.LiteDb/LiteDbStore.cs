using NodaTime;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Backups;
using SlaBot.Storage.LiteDb.Channels;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Inbox;
using SlaBot.Storage.LiteDb.Ledger;
using SlaBot.Storage.LiteDb.Posts;
using SlaBot.Storage.LiteDb.Totals;
using SlaBot.Storage.LiteDb.Workspaces;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb;

/// <summary>
/// The embedded store: one data file in one folder, for one process. All reading and writing of the file happens on one
/// thread; answers read snapshots in memory and wait for nobody.
/// </summary>
public sealed partial class LiteDbStore : IFactStore, IAgreementStore, IWorkspaceStore, IWordStore, IInbox, IConversationStore, IMemberStore, IKeyStore, IInstallationStore, ILinkStore, IBookStore, IOutbox, ILedger, IWorkspaceChanges, IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly DataFolder folder;
    private readonly Committer committer;
    private readonly Bookkeeper books;
    private readonly WriterThread writer;
    private readonly WordsBook words;
    private readonly InboxBook inbox;
    private readonly ConversationsBook conversations;
    private readonly MembersBook members;
    private readonly SecretsBook secrets;
    private readonly InstallationsBook installations;
    private readonly LinksBook links;
    private readonly EntriesBook entries;
    private readonly OutboxBook outbox;
    private int isClosed;

    private LiteDbStore(string path, TimeProvider time, IReadOnlyList<Migration> migrations)
    {
        this.time = time;
        folder = new(path, time, migrations);
        committer = new(folder.File, time);
        books = new(folder.File, committer, AnnounceFacts);
        words = new(folder.File, committer);
        (inbox, conversations, members, secrets) = (new(folder.File), new(folder.File), new(folder.File), new(folder.File));
        (installations, links) = (new(folder.File), new(folder.File));
        (entries, outbox) = (new(folder.File), new(folder.File, AnnounceRows));
        writer = new(committer.Commit, time);
    }

    /// <summary>Gets what completes when the storage has failed: the host then ends the process.</summary>
    public Task<StorageFailedException> Failure => writer.Failure;

    /// <summary>Gets how the store is doing.</summary>
    public StoreHealth Health => new(
        writer.QueueLength, writer.LastGroup, writer.BusyFor, new DriveInfo(Path.GetFullPath(folder.Files.Folder)).AvailableFreeSpace, writer.Failure.IsCompleted);

    /// <summary>Opens the data of a folder; makes folder and data where there are none.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="time">Tells when facts are recorded.</param>
    /// <exception cref="StorageRefusedException">The folder is in use by another process, or its data is foreign, damaged or newer.</exception>
    public static LiteDbStore Open(string folder, TimeProvider time) => Open(folder, time, Migration.All);

    /// <summary>The same with other steps of the layout.</summary>
    internal static LiteDbStore Open(string folder, TimeProvider time, IReadOnlyList<Migration> migrations) => new(folder, time, migrations);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A fact cannot be kept as it is; nothing of the request was stored.</exception>
    /// <exception cref="StorageFailedException">The storage failed.</exception>
    public async Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        foreach (var fact in facts)
        {
            FactText.Require(fact);
        }

        if (facts.Count == 0)
        {
            return AppendResult.Empty;
        }

        cancellation.ThrowIfCancellationRequested();
        var appending = new Appending(books, workspace, facts);
        writer.Enqueue(appending);
        return await appending.Done.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation)
    {
        if (feed == Feed.Daily)
        {
            return DailyNumbers.Find(await TotalsAsync(workspace, cancellation), subject);
        }

        var collection = feed == Feed.Deals ? Collections.Deals : feed == Feed.Leads ? Collections.Leads : null;
        return collection is null
            ? null
            : await OnWriter(() => SubjectVersions.In(folder.File, workspace, collection, subject), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await KnownAsync(workspace, cancellation)).Pages.Totals;

    /// <inheritdoc/>
    public async Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await OnWriter(() => LedgerRecount.Audit(folder.File, books.Open(workspace)), cancellation);

    /// <inheritdoc/>
    public async ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await KnownAsync(workspace, cancellation)).Agreed.History;

    /// <inheritdoc/>
    public async Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) =>
        await ChangeWorkspaceAsync(workspace, draft => draft.Revise(terms, effectiveFrom, recordedAt), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellation) => await OnWriter(
        IReadOnlyList<WorkspaceId> () => [.. folder.File.All(Collections.Workspaces).Select(document => new WorkspaceId(document["_id"].AsString))],
        cancellation);

    /// <inheritdoc/>
    public async Task RemoveAsync(WorkspaceId workspace, CancellationToken cancellation) => await OnWriter(
        () =>
        {
            Removal.Of(workspace, folder.File, committer);
            books.Forget(workspace);
            words.Forget(workspace);
            inbox.Forget(workspace);
            conversations.Forget(workspace);
            members.Forget(workspace);
            links.Forget();
            entries.Forget(workspace);
            outbox.Forget(workspace);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public async ValueTask<LearnedWords> LearnedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        words.TryGetKnown(workspace, out var known) ? known : await OnWriter(() => words.Learned(workspace), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SuggestedWord>> SuggestedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await OnWriter(() => words.All(workspace), cancellation);

    /// <inheritdoc/>
    public async Task SuggestAsync(WorkspaceId workspace, LearnedWord word, Instant now, CancellationToken cancellation) =>
        await OnWriter(() => words.Suggest(workspace, word, now), cancellation);

    /// <inheritdoc/>
    public async Task<bool> DecideAsync(WorkspaceId workspace, LearnedWord word, bool isAccepted, CancellationToken cancellation) =>
        await OnWriter(() => words.Decide(workspace, word, isAccepted), cancellation);

    /// <summary>
    /// Writes everything that was acknowledged into one new file, restores that once for trial, and only then gives it
    /// its name. Facts can be stored meanwhile, except while the data file is copied.
    /// </summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="StorageRefusedException">The file exists or cannot be written, or the data is damaged.</exception>
    public async Task<Backup> BackupAsync(string path, CancellationToken cancellation)
    {
        Backup.RequireNew(path);
        var (copy, takenAt) = ($"{path}.copy", Instant.FromDateTimeOffset(time.GetUtcNow()));
        try
        {
            await OnWriter(() => folder.CopyTo(copy), cancellation);
            return await Task.Run(() => Backup.Of(copy, path, takenAt), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"The backup {path} could not be written: {cause.Message}", cause);
        }
    }

    /// <summary>
    /// Puts a backup in the place of a folder's data; what was there is put aside, never deleted. No process may be using
    /// the folder.
    /// </summary>
    /// <exception cref="StorageRefusedException">The backup is damaged or newer than this program, or the folder is in use. Nothing was changed.</exception>
    public static Restored Restore(string backup, string folder, TimeProvider time) => Restored.From(backup, folder, time);

    /// <summary>Stores what waits, and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1)
        {
            return;
        }

        await writer.DisposeAsync();
        if (writer.Failure.IsCompleted)
        {
            folder.Abandon();
        }
        else
        {
            folder.Dispose();
        }
    }

    private Task<T> OnWriter<T>(Func<T> work, CancellationToken cancellation)
    {
        var job = new Job<T>(work);
        writer.Enqueue(job);
        return job.Done.WaitAsync(cancellation);
    }

    private Task<T> JoinedAsync<TDraft, T>(IBook<TDraft> book, Func<TDraft, T> ask, CancellationToken cancellation, int weight = 1, bool isPatient = false)
        where TDraft : Draft
    {
        cancellation.ThrowIfCancellationRequested();
        var entry = new Entry<TDraft, T>(book, ask, weight, isPatient);
        writer.Enqueue(entry);
        return entry.Done.WaitAsync(cancellation);
    }

    private async ValueTask<Workspace> KnownAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        books.TryGetKnown(workspace, out var known) ? known : await OnWriter(() => books.Open(workspace), cancellation);
}
