using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Domain.Wins;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Scorecards;

/// <summary>The small company with a clock that a test turns: it meets on 4 August and 1 September 2026 at 09:00 UTC.</summary>
internal sealed class Meetings
{
    public static readonly WorkspaceId Local = WorkspaceId.Local;
    public static readonly Instant Draft = Instant.FromUtc(2026, 7, 31, 9, 0);
    public static readonly Instant Post = Instant.FromUtc(2026, 8, 3, 9, 0);
    public const string August = "2026-08-04";

    private readonly ScheduleRunner runner;
    private readonly Agreed agreements = new(Harbour.History((Harbour.Agreement.Term.From, Harbour.Agreement)));

    private Meetings(InMemoryFactStore facts)
    {
        Facts = facts;
        Book = new(Books);
        runner = new(agreements, facts, Books, [new ScorecardDraftSchedule(Members, Places), new ScorecardPostSchedule(Members, Places), new ScorecardCorrectionSchedule()]);
    }

    public InMemoryBookStore Books { get; } = new();

    public InMemoryMemberStore Members { get; } = new();

    public InMemoryConversationStore Places { get; } = new();

    public InMemoryFactStore Facts { get; }

    public ScorecardBook Book { get; }

    public IAgreementStore Agreements => agreements;

    public static async Task<Meetings> StartAsync(bool isWanted = true)
    {
        var facts = new InMemoryFactStore(Harbour.Agreement);
        _ = await facts.AppendAsync(Local, (await Harbour.FilledAsync()).FactsOf(Local), default);
        var company = new Meetings(facts);
        _ = await company.Members.ChangeMembersAsync(
            Local,
            _ =>
            [
                new(new(Platform.Slack, "T1", "jane"), "Jane") { SignsFor = [new("sales")], Email = "jane@harbour.example" },
                new(new(Platform.Teams, "t1", "jane"), "Jane") { SignsFor = [new("sales")], Email = "jane@harbour.example" },
                new(new(Platform.Teams, "t1", "wei"), "Wei") { IsAdmin = true },
                new(new(Platform.Teams, "t1", "lin"), "Lin") { MayLog = true },
            ],
            default);
        foreach (var (id, posts) in new[] { ("growth", isWanted ? [PostingKind.Scorecards] : Array.Empty<PostingKind>()), ("lunch", [PostingKind.Wins]) })
        {
            _ = await company.Places.ChangeAsync(Local, Platform.Teams, id, _ => new(Local, Platform.Teams, id, ConversationScope.Channel) { Tenant = "t1", Reference = "{}", Posts = posts }, default);
        }

        await company.LookAsync(Draft - Duration.FromHours(1));
        return company;
    }

    public Task LookAsync(Instant now) => runner.LookAsync(Local, now, default);

    public async Task<ScorecardEntry?> EntryAsync() => await Book.FindAsync(Local, August, default);

    public async Task<IReadOnlyList<OutboxRow>> RowsAsync() => await Books.RowsAsync(Local, default);

    public async Task<Reply?> WrittenAsync(OutboxRow row, string language = "en") =>
        await new ScorecardWriter(Books, () => row.CreatedAt).WriteAsync(row, language, ConversationScope.Channel, default);

    /// <summary>Notes that a big deal was announced.</summary>
    public Task AnnounceAsync(string deal, string customer, decimal amount, LocalDate date, Func<WinPost, WinPost>? change = null, Instant? takenBackAt = null) => Books.ChangeBooksAsync(
        Local,
        draft =>
        {
            var id = WinId.Of("deal", deal);
            var post = new WinPost(id, PostKind.Win, [id], Draft, Draft);
            WinBooks.Posts.Put(draft, id, change?.Invoke(post) ?? post);
            WinBooks.Deals.Put(
                draft,
                id,
                new(new(id, WinKind.DealWon, WinTier.Big, date) { Amount = amount, Customer = customer, Source = "webinar", Deal = deal }, Draft) { Post = id, TakenBackAt = takenBackAt });
            return 0;
        },
        default);

    public Task TellAsync(params Fact[] facts) => Facts.AppendAsync(Local, facts, default);

    private sealed class Agreed(AgreementHistory history) : IAgreementStore
    {
        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(history);

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
