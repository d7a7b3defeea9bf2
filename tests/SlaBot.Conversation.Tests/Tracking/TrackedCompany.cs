using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Tracking;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Tracking;

/// <summary>The small company with customer success and operations, and a clock that a test turns.</summary>
internal sealed class TrackedCompany
{
    /// <summary>Monday 3 August 2026 at ten, when the week is looked at.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 8, 3, 10, 0);

    public static readonly PostTarget Ana = Of("ana"), Jane = Of("jane"), Wei = Of("wei");

    private readonly Agreed agreements;
    private readonly ScheduleRunner runner;

    private TrackedCompany(Agreement terms, InMemoryFactStore facts)
    {
        Facts = facts;
        agreements = new(Harbour.History((terms.Term.From, terms)));
        runner = new(agreements, facts, Books, [new TrackingSchedule(Members)]);
    }

    public InMemoryBookStore Books { get; } = new();

    public InMemoryMemberStore Members { get; } = new();

    public InMemoryFactStore Facts { get; }

    /// <summary>A company that nobody adds to. Jane signs for sales, Ana for customer success, Wei is an admin; nobody of marketing and operations is known.</summary>
    public static async Task<TrackedCompany> StartAsync(Agreement? terms = null) => await StartAsync(terms ?? CustomerSuccess.Agreement, await CustomerSuccess.FilledAsync());

    /// <summary>A company whose numbers a test adds to.</summary>
    /// <param name="terms">What it agreed on.</param>
    /// <param name="facts">Its numbers.</param>
    public static async Task<TrackedCompany> StartAsync(Agreement terms, InMemoryFactStore facts)
    {
        var company = new TrackedCompany(terms, facts);
        await company.SetMembersAsync(
            new(new(Platform.Teams, "t1", "jane"), "Jane") { SignsFor = [new("sales")] },
            new(new(Platform.Teams, "t1", "ana"), "Ana") { Email = "ana@harbour.example" },
            new(new(Platform.Slack, "T1", "ana"), "Ana") { Email = "ana@harbour.example" },
            new(new(Platform.Teams, "t1", "wei"), "Wei") { IsAdmin = true },
            new(new(Platform.Teams, "t1", "lin"), "Lin") { MayLog = true });
        _ = await company.LookAsync(Monday - Duration.FromDays(3));
        return company;
    }

    public static PostTarget Of(string person) => PostTarget.Of(new Person(Platform.Teams, "t1", person));

    public Task SetMembersAsync(params Member[] members) => Members.ChangeMembersAsync(WorkspaceId.Local, _ => members, default);

    public async Task<IReadOnlyList<OutboxRow>> LookAsync(Instant now)
    {
        _ = await runner.LookAsync(WorkspaceId.Local, now, default);
        return await Books.RowsAsync(WorkspaceId.Local, default);
    }

    public async Task<Reply?> WrittenAsync(OutboxRow row, string language = "en", Instant? at = null) =>
        await new TrackingWriter(agreements, Facts, Members, Books, () => at ?? row.CreatedAt).WriteAsync(row, language, ConversationScope.Personal, default);
}
