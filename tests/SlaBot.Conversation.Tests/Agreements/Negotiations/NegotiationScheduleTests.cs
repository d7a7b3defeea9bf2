using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;
using Harbour = SlaBot.Conversation.Tests.Answers.Harbour;

namespace SlaBot.Conversation.Tests.Agreements.Negotiations;

public sealed class NegotiationScheduleTests : IAsyncLifetime
{
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly PartyId Sales = new("sales"), Marketing = new("marketing");
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane"), Wei = new(Platform.Slack, "T1", "wei"), Jo = new(Platform.Teams, "t1", "jo");
    private static readonly Agreement Reviewed = Harbour.Agreement with { Review = new(2026, 7, 1) };

    // A Monday.
    private static readonly Instant Monday = Instant.FromUtc(2026, 6, 1, 12, 0);

    private readonly RememberedFormat format = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly InMemoryFactStore facts = new(Reviewed);
    private readonly InMemoryWorkspaceStore store;
    private readonly Negotiation negotiation;
    private readonly ScheduleRunner runner;
    private Instant now = Monday;

    public NegotiationScheduleTests()
    {
        store = new(members, books);
        negotiation = new(store, format);
        runner = new(store, facts, books, [new ProposalSchedule(members, format), new ResetSchedule(members, format)]);
    }

    public async ValueTask InitializeAsync()
    {
        _ = format.Write(Reviewed);
        _ = await store.AddAsync(Local, Reviewed, new(2026, 1, 1), Instant.FromUtc(2025, 12, 15, 9, 0), Never);
        _ = await members.ChangeMembersAsync(Local, _ => [new(Jane, "Jane") { SignsFor = [Sales] }, new(Wei, "Wei") { SignsFor = [Marketing] }, new(Jo, "Jo") { IsAdmin = true }], Never);
        _ = await runner.LookAsync(Local, Monday, Never);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_not_signed_is_reminded_after_three_days_and_before_the_last_and_then_it_is_over()
    {
        _ = await negotiation.BeginAsync(By(Jo), Higher(), new(2026, 7, 1), "why", Never);
        _ = await negotiation.ProposeAsync(By(Jo), 1, Never);
        _ = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);
        var reminders = new List<(LocalDate Day, string Version, string Whom)>();
        for (var day = 1; day <= 16; day++)
        {
            var before = (await books.RowsAsync(Local, Never)).Count;
            now = Monday + Duration.FromDays(day);
            _ = await runner.LookAsync(Local, now, Never);
            reminders.AddRange((await books.RowsAsync(Local, Never)).Skip(before).Where(row => row.Key.Version.StartsWith("remind", StringComparison.Ordinal)).Select(row => (now.InUtc().Date, row.Key.Version, row.Key.Target.Id)));
        }

        // Sunday the 14th is the last day but one, and no working day; the Friday before it is.
        reminders.ShouldBe([(new(2026, 6, 4), "remind-first", "wei"), (new(2026, 6, 12), "remind-last", "wei")]);
        var kept = (await new ProposalBook(format).FindAsync(books, Local, 1, Never))!;
        kept.Proposal.State.ShouldBe(ProposalState.Expired);
        var last = (await AuditBook.AllAsync(books, Local, Never))[^1];
        (last.Note.Act, last.By).ShouldBe((AuditAct.ProposalExpired, AuditActor.Itself));
        (await WrittenAsync("proposal-author:")).Headline.ShouldBe("Proposal 1 · expired unsigned; nothing has changed");
    }

    [Fact]
    public async Task The_card_that_asks_is_for_who_has_to_sign_and_not_for_who_has()
    {
        _ = await negotiation.BeginAsync(By(Jo), Higher(), new(2026, 7, 1), "why", Never);
        _ = await negotiation.ProposeAsync(By(Jo), 1, Never);

        (await WrittenAsync("proposal:1:2", "wei")).Parts.OfType<Part.Text>().First().Words.ShouldBe("You sign for Marketing: please read it, then sign, ask for a change, or say no.");
        _ = await negotiation.SignAsync(By(Wei), 1, 1, Marketing, Never);
        (await WriteAsync(await RowAsync("proposal:1:2", "wei"))).ShouldBeNull("it says nothing any more that is to be said");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task The_card_that_asks_reads_exactly_so(string language)
    {
        _ = await negotiation.BeginAsync(By(Jo), Higher(), new(2026, 7, 1), "the win rate rose", Never);
        _ = await negotiation.ProposeAsync(By(Jo), 1, Never);
        _ = await negotiation.BeginAsync(By(Wei), Higher() with { Review = new(2026, 9, 1) }, new(2026, 8, 1), "why", Never);
        _ = await negotiation.ProposeAsync(By(Wei), 2, Never);
        _ = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);

        Approved.ShouldMatch(TextRenderer.Render((await WriteAsync(await RowAsync("proposal:1:2", "wei"), language)).ShouldNotBeNull()) + "\n", $"asked-{language}", "txt");
    }

    [Fact]
    public async Task On_the_day_of_the_review_those_who_answer_for_it_hear_of_the_re_set_once()
    {
        var day = new LocalDate(2025, 1, 1);
        var some = new List<Fact>();
        for (; day <= new LocalDate(2026, 6, 30); day = day.PlusDays(1))
        {
            some.AddRange([new DailyFact(day, KpiIds.Visits, null, 1_000m), new DailyFact(day, KpiIds.Leads, null, 20m), new DailyFact(day, KpiIds.Mqls, null, 8m), new DailyFact(day, KpiIds.Sqls, null, 4m), new DailyFact(day, KpiIds.Proposals, null, 2m), new DailyFact(day, KpiIds.NewCustomers, null, 1m)]);
        }

        _ = await facts.AppendAsync(Local, some, Never);
        var told = new List<(LocalDate Day, string Whom)>();
        for (var at = Instant.FromUtc(2026, 6, 30, 12, 0); at < Instant.FromUtc(2026, 7, 8, 0, 0); at += Duration.FromDays(1))
        {
            var before = (await books.RowsAsync(Local, Never)).Count;
            _ = await runner.LookAsync(Local, now = at, Never);
            told.AddRange((await books.RowsAsync(Local, Never)).Skip(before).Where(row => row.Key.Subject.StartsWith("reset:", StringComparison.Ordinal)).Select(row => (at.InUtc().Date, row.Key.Target.Id)));
        }

        told.Where(one => one.Day >= new LocalDate(2026, 7, 1)).ShouldBe([(new(2026, 7, 1), "jane"), (new(2026, 7, 1), "jo"), (new(2026, 7, 1), "wei")], ignoreOrder: true);
        var reply = await WrittenAsync("reset:2026-07-01");
        reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words == "The review of the agreement was due on 1 Jul 2026.");
        reply.Choices.Select(choice => choice.Act).ShouldContain("sla:reset:rates");
    }

    private static Agreement Higher() => Reviewed with { Goal = Reviewed.Goal with { Revenue = new(1_500_000m, new("USD")) } };

    private async Task<Reply> WrittenAsync(string subject, string? whom = null) => (await WriteAsync(await RowAsync(subject, whom))).ShouldNotBeNull();

    private async Task<OutboxRow> RowAsync(string subject, string? whom = null) =>
        (await books.RowsAsync(Local, Never)).First(row => row.Key.Subject.StartsWith(subject, StringComparison.Ordinal) && !row.IsUpdate && (whom is null || row.Key.Target.Id == whom));

    private async Task<Reply?> WriteAsync(OutboxRow row, string language = "en")
    {
        IPostWriter[] writers = [new ProposalWriter(books, store, facts, members, format, () => now), new ResetWriter(store, facts, () => now)];
        foreach (var writer in writers)
        {
            if (await writer.WriteAsync(row, language, ConversationScope.Personal, Never) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    private Negotiator By(Person person) => new(Local, person, null, now);
}
