using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Testing.Wins;

/// <summary>A company whose wins are watched, with places that are told and a clock that stands until it is set.</summary>
/// <param name="agreement">What was agreed.</param>
/// <param name="freshDays">For how many days a win is new.</param>
public sealed class WinCompany(Agreement agreement, int freshDays = 14)
{
    private readonly AgreedOnce agreed = new(new([new(1, agreement.Term.From, agreement, Instant.FromUtc(2025, 6, 2, 9, 0))]));
    private readonly List<SentPost> sent = [];
    private WinWatch? watch;

    public static WorkspaceId Workspace => WorkspaceId.Local;

    /// <summary>Tuesday, 15 September 2026, 10:00 in UTC.</summary>
    public SettableTime Time { get; } = new() { Now = Instant.FromUtc(2026, 9, 15, 10, 0) };

    public InMemoryFactStore Facts { get; } = new(agreement);

    public InMemoryBookStore Books { get; } = new();

    public InMemoryConversationStore Places { get; } = new();

    public InMemoryMemberStore Members { get; } = new();

    /// <summary>Gets every message that was sent, in order: those that stand in the place of another as well.</summary>
    public IReadOnlyList<SentPost> Sent => sent;

    public IAgreementStore Agreements => agreed;

    public WinPosts Posts => new(Books, Facts, agreed, Members, Time);

    public WinDays Days => new(Facts, Books, Places, Members, freshDays);

    public WinDigest Digest => new(Places, Members);

    public WinWatch Watch => watch ??= new(Facts, Facts, agreed, Books, Places, Members, Time, freshDays);

    /// <summary>Has wins told in a place.</summary>
    public async Task<ChannelConversation> AddPlaceAsync(string id, string language = "en", Platform platform = Platform.Slack)
    {
        var place = new ChannelConversation(Workspace, platform, id, ConversationScope.Channel) { Tenant = "T1", Reference = "{}", Language = language, Posts = [PostingKind.Wins] };
        return (await Places.ChangeAsync(Workspace, platform, id, _ => place, default))!;
    }

    public async Task AddMemberAsync(Member member) => _ = await Members.ChangeMembersAsync(Workspace, all => [.. all, member], default);

    /// <summary>Stores facts and has them watched.</summary>
    public async Task TellAsync(params Fact[] facts)
    {
        _ = await Facts.AppendAsync(Workspace, facts, default);
        await CatchUpAsync();
    }

    public Task CatchUpAsync() => Watch.CatchUpAsync(Workspace, default);

    /// <summary>Forgets what a process forgets when it ends.</summary>
    public void Restart() => watch = null;

    /// <summary>Does what a schedule does now.</summary>
    public async Task RunAsync(ISchedule schedule)
    {
        var view = View.Live(await agreed.HistoryAsync(Workspace, default), await Facts.TotalsAsync(Workspace, default), Time.Now);
        var at = Time.Now.InZone(view.Calendar.Zone).LocalDateTime;
        var change = await schedule.PrepareAsync(Workspace, new(schedule.Name, at, at.Date.ToString("uuuu-MM-dd", null)), view, Time.Now, default);
        _ = await Books.ChangeBooksAsync(
            Workspace,
            draft =>
            {
                change(draft);
                return true;
            },
            default);
    }

    /// <summary>Sends what is due, at most so many rows.</summary>
    public async Task SendAsync(int most = int.MaxValue)
    {
        IPostWriter[] writers = [new WinWriter(Posts), new WinNotices(Posts), new WinRecapWriter(Posts)];
        while (most > 0 && await Books.TakeAsync(Time.Now, Duration.FromMinutes(1), 1, default) is [var row])
        {
            most--;
            var place = await Places.FindAsync(Workspace, row.Key.Target.Platform, row.Key.Target.Id, default);
            var reply = await writers.First(writer => writer.Kinds.Contains(row.Key.Kind)).WriteAsync(row, place?.Language ?? "en", place?.Scope ?? ConversationScope.Personal, default);
            _ = await Books.EndAsync(row, reply is null ? new OutboxEnd.Dropped(Time.Now, "nothing") : new OutboxEnd.Sent(Time.Now, $"m{row.Number}"), default);
            if (reply is not null)
            {
                sent.Add(new(row, reply));
            }
        }
    }

    /// <summary>Lets the time of updates come, and sends what is due.</summary>
    public async Task SettleAsync()
    {
        Time.Now += Duration.FromSeconds(5);
        await SendAsync();
    }

    /// <summary>The headlines of what was sent, in order, with plain spaces.</summary>
    public IReadOnlyList<string> Headlines => [.. sent.Select(post => post.Reply.Headline.Replace('\u00a0', ' '))];

    private sealed class AgreedOnce(AgreementHistory history) : IAgreementStore
    {
        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(history);

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}

/// <summary>A message that was sent.</summary>
public sealed record SentPost(OutboxRow Row, Reply Reply);
