using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Values;
using SlaBot.Hosting;
using SlaBot.Scorecards;
using SlaBot.Sources.Agreements;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing;

namespace SlaBot.Tests.Year;

/// <summary>
/// All that the program does by itself, on the store that people have and a clock that the test sets: a channel in Teams in
/// English and one in Slack in Chinese have scorecards and wins, and two people answer for them.
/// </summary>
internal sealed class YearCompany : IAsyncDisposable
{
    public const string Growth = "growth", Sales = "C0SALES";

    private static readonly WorkspaceId Local = WorkspaceId.Local;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("slabot-year-");
    private readonly SettableTime time;
    private readonly BooksThatWake books;
    private readonly OutboxDispatcher dispatcher;
    private readonly ScheduleRunner runner;
    private readonly WinWatch watch;
    private readonly ScorecardLinks links = new(new byte[32], publicUrl: null);
    private readonly Dictionary<string, PostKey> keys = [];

    public YearCompany(LocalDateTime start)
    {
        time = new() { Now = YearCalendar.InstantOf(start) };
        Store = LiteDbStore.Open(folder.FullName, time);
        Teams = new(Platform.Teams, time);
        Slack = new(Platform.Slack, time);
        books = new(Store);
        watch = new(Store, Store, Store, Store, Store, Store, time);
        runner = new(Store, Store, Store, UnaskedPosts.SchedulesOf(Store));
        dispatcher = new(Store, books, Store, [Teams, Slack], UnaskedPosts.WritersOf(Store, new(Store, Store, Store, Store, time), () => time.Now, links), time, NullLogger<OutboxDispatcher>.Instance);
    }

    public LiteDbStore Store { get; }

    public ToldPosts Teams { get; }

    public ToldPosts Slack { get; }

    /// <summary>Gets the runs of schedules that failed or were skipped.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Stores the agreement and what was told before the year, and only then begins to listen and to speak.</summary>
    public async Task StartAsync(YearOfFacts year, IReadOnlyList<Telling> history)
    {
        var terms = AgreementFile.Read(year.AgreementText).Agreement!;
        foreach (var chunk in history.Chunk(2_000))
        {
            _ = await Store.AppendAsync(Local, [.. chunk.Select(telling => telling.Fact)], Cancellation);
        }

        _ = await Store.AddAsync(Local, terms, terms.Term.From, time.Now, Cancellation);
        await watch.CatchUpAsync(Local, Cancellation);
        await PlaceAsync(Platform.Teams, "t1", Growth, "en");
        await PlaceAsync(Platform.Slack, "T1", Sales, "zh-Hant");
        _ = await Store.ChangeMembersAsync(
            Local,
            _ =>
            [
                new(new(Platform.Teams, "t1", "jane"), "Jane Moss") { SignsFor = [new("sales")] },
                new(new(Platform.Slack, "T1", "wei"), "Wei") { SignsFor = [new("marketing")] },
            ],
            Cancellation);
        _ = await runner.LookAsync(Local, time.Now, Cancellation);
        await dispatcher.StartAsync(Cancellation);
    }

    /// <summary>Lets it be a moment: what is told then is stored and watched, what is due is done, and what waits is sent.</summary>
    public async Task ComeAsync(LocalDateTime at, IReadOnlyList<Telling> told)
    {
        time.Now = YearCalendar.InstantOf(at);
        if (told.Count > 0)
        {
            _ = await Store.AppendAsync(Local, [.. told.Select(telling => telling.Fact)], Cancellation);
            await watch.CatchUpAsync(Local, Cancellation);
        }

        var looked = await runner.LookAsync(Local, time.Now, Cancellation);
        Troubles.AddRange(looked.Failed.Select(failed => $"{at}: {failed}").Concat(looked.Skipped.Select(skipped => $"{at}: {skipped}")));
        await SendAsync();
    }

    /// <summary>Whether anything waits that is to be sent by a moment.</summary>
    public async Task<bool> IsAnythingDueAsync(LocalDateTime by) => await Store.NextDueAsync(Cancellation) <= YearCalendar.InstantOf(by);

    /// <summary>Which row a message was.</summary>
    public PostKey KeyOf(ToldMessage message) => keys[message.Key];

    public async ValueTask DisposeAsync()
    {
        await dispatcher.DisposeAsync();
        await Store.DisposeAsync();
        links.Dispose();
        folder.Delete(recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task PlaceAsync(Platform platform, string tenant, string id, string language) => Store.ChangeAsync(
        Local, platform, id, _ => new(Local, platform, id, ConversationScope.Channel) { Tenant = tenant, Reference = "{}", Language = language, Posts = [PostingKind.Scorecards, PostingKind.Wins] }, Cancellation);

    // The dispatcher waits by the machine's clock, which does not know of ours: it is woken until nothing is due.
    private async Task SendAsync()
    {
        while (await Store.NextDueAsync(Cancellation) <= time.Now || dispatcher.Underway > 0 || (await Store.OutboxTallyAsync(Cancellation)).Sending > 0)
        {
            books.Wake();
            await Task.Delay(1, Cancellation);
        }

        // Rows do not stay for ever, so they are looked at while they do.
        foreach (var row in await Store.RowsAsync(Local, Cancellation))
        {
            keys[PostPolicy.KeyOf(row)] = row.Key;
        }
    }

    /// <summary>The books, with one more way to wake whoever sends.</summary>
    private sealed class BooksThatWake(LiteDbStore store) : IBookStore
    {
        public event EventHandler? RowsAdded;

        public void Wake() => RowsAdded?.Invoke(this, EventArgs.Empty);

        public ValueTask<BookEntry?> FindEntryAsync(WorkspaceId workspace, string book, string id, CancellationToken cancellation) => store.FindEntryAsync(workspace, book, id, cancellation);

        public ValueTask<IReadOnlyList<BookEntry>> EntriesAsync(WorkspaceId workspace, string book, CancellationToken cancellation) => store.EntriesAsync(workspace, book, cancellation);

        public Task<T> ChangeBooksAsync<T>(WorkspaceId workspace, Func<IBookDraft, T> change, CancellationToken cancellation) => store.ChangeBooksAsync(workspace, change, cancellation);
    }
}
