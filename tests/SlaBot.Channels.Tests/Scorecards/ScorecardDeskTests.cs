using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Scorecards;
using SlaBot.Channels.Tests.Desk;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Scorecards;

public sealed class ScorecardDeskTests : IAsyncLifetime
{
    private const string Id = "2026-08-04";
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly Instant Drafted = Instant.FromUtc(2026, 7, 31, 9, 0);
    private static readonly Instant Due = Instant.FromUtc(2026, 8, 3, 9, 0);
    private static readonly Person Jane = new(Platform.Slack, "T1", "jane");
    private static readonly Person Wei = new(Platform.Teams, "t1", "wei");
    private static readonly Person Lin = new(Platform.Teams, "t1", "lin");
    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly Agreement Terms = new()
    {
        Name = "Growth",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties = [new(new("sales"), new("Sales"), ["jane@firm.example"]), new(new("marketing"), new("Marketing"), [])],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = Funnel.Default,
        Reporting = new("first tuesday 09:00", 1, BusinessDays: true),
    };

    private readonly InMemoryBookStore books = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryConversationStore places = new();
    private readonly InMemoryFactStore facts = new(Terms);
    private readonly Agreed agreements = new();
    private readonly ScorecardDesk desk;
    private readonly ScheduleRunner runner;

    public ScorecardDeskTests()
    {
        desk = new(books, agreements, facts, members, places, new ScriptedExports());
        runner = new(agreements, facts, books, [new ScorecardDraftSchedule(members, places), new ScorecardPostSchedule(members, places)]);
    }

    public async ValueTask InitializeAsync()
    {
        _ = await members.ChangeMembersAsync(
            Local, _ => [new(Jane, "Jane") { SignsFor = [new("sales")] }, new(Wei, "Wei") { IsAdmin = true }, new(Lin, "Lin") { MayLog = true }], Cancellation);
        _ = await places.ChangeAsync(
            Local, Platform.Teams, "growth", _ => new(Local, Platform.Teams, "growth", ConversationScope.Channel) { Tenant = "t1", Reference = "{}", Posts = [PostingKind.Scorecards] }, Cancellation);
        _ = await facts.AppendAsync(
            Local, [new DealFact("D1") { Stage = DealStage.Won, Amount = 9_000m, Created = new FactTime(new LocalDate(2026, 6, 1)), Closed = new FactTime(new LocalDate(2026, 7, 14)) }], Cancellation);
        _ = await runner.LookAsync(Local, Drafted - Duration.FromHours(1), Cancellation);
        _ = await runner.LookAsync(Local, Drafted, Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Holding_keeps_it_back_tells_the_others_in_place_and_nobody_else()
    {
        var before = await RowsAsync();

        var held = await PressAsync(Wei, "hold");
        var again = await PressAsync(Jane, "hold");
        _ = await runner.LookAsync(Local, Due, Cancellation);

        held.Place.ShouldBe(ReplyPlace.Card);
        held.Reply.Headline.ShouldBe("On hold: the scorecard for July 2026 is not posted until somebody sends or releases it (Wei held it).");
        again.Reply.Headline.ShouldContain("(Wei held it)", customMessage: "holding twice is holding once");
        var news = (await RowsAsync()).Skip(before.Count).ToList();
        news.Where(row => row.IsUpdate).Select(row => row.Key.Target.Id).ShouldBe(["jane"]);
        news.ShouldAllBe(row => row.Key.Target.IsPerson);
    }

    [Fact]
    public async Task Released_before_it_is_due_it_waits_and_after_it_goes_out_at_once()
    {
        _ = await PressAsync(Wei, "hold");
        (await PressAsync(Wei, "release")).Reply.Headline.ShouldStartWith("Draft: the scorecard for July 2026 goes out");
        (await PostsAsync()).ShouldBeEmpty();

        _ = await PressAsync(Wei, "hold");
        _ = await runner.LookAsync(Local, Due, Cancellation);
        (await PressAsync(Jane, "release", Due + Duration.FromHours(1))).Reply.Headline.ShouldBe("Done: the scorecard for July 2026 was posted on 3 Aug 2026.");
        (await PostsAsync()).Select(row => row.Key.Target.Id).ShouldBe(["growth"]);
    }

    [Fact]
    public async Task Sent_now_it_is_posted_once_whoever_presses_and_the_schedule_adds_nothing()
    {
        _ = await PressAsync(Jane, "send");
        var second = await PressAsync(Wei, "send");
        _ = await runner.LookAsync(Local, Due, Cancellation);

        (await PostsAsync()).Count.ShouldBe(1);
        second.Place.ShouldBe(ReplyPlace.Whisper);
        second.Reply.Headline.ShouldBe("That is over: the scorecard for July 2026 was posted on 31 Jul 2026. Nothing was changed.");
    }

    [Fact]
    public async Task Whoever_reads_it_may_have_it_as_a_file_in_private()
    {
        (await PressAsync(Lin, "download")).Reply.Headline.ShouldBe("I do not know that scorecard. Nothing was changed.", "it was not posted yet");
        _ = await PressAsync(Jane, "send");

        // From the post in a channel the way goes into the private conversation.
        var there = await desk.PressAsync(Heard(Lin, Drafted) with { Scope = ConversationScope.Channel }, null, $"card:download:{Id}", Nothing, Cancellation);
        there.Place.ShouldBe(ReplyPlace.Whisper);
        there.File.ShouldBeNull();
        var asked = there.Notices.ShouldHaveSingleItem();
        asked.To.ShouldBe(Lin);
        asked.Reply.Headline.ShouldBe("The scorecard for July 2026: as a document (PDF) or as a table for spreadsheets (CSV)?");
        asked.Reply.Choices.Select(choice => choice.Act).ShouldBe([$"card:pdf:{Id}", $"card:csv:{Id}"]);

        (await PressAsync(Lin, "pdf")).File!.Name.ShouldBe("2026-07.pdf");
        var table = await PressAsync(Lin, "csv");
        (table.File!.Name, table.File.Act).ShouldBe(("2026-07.csv", $"card:csv:{Id}"));
    }

    [Theory]
    [InlineData("card:csv:2026-06-01/2026-06-30", true)]
    [InlineData("card:csv:2026-06-30/2026-06-01", false)]
    [InlineData("card:csv:nothing", false)]
    public async Task A_month_that_was_not_posted_is_counted_now(string act, bool isGiven) =>
        ((await desk.PressAsync(Heard(Lin, Drafted), null, act, Nothing, Cancellation)).File is not null).ShouldBe(isGiven);

    [Fact]
    public async Task A_comment_stands_there_under_its_name_once()
    {
        var asked = await PressAsync(Lin, "comment");
        var form = asked.Reply.Form.ShouldNotBeNull();
        form.Id.ShouldBe($"card:comment:{Id}");

        _ = await PressAsync(Lin, "comment", Drafted, ("comment", "  The fair was rained off. "));
        var twice = await PressAsync(Lin, "comment", Drafted, ("comment", "The fair was rained off."));
        var empty = await PressAsync(Lin, "comment", Drafted, ("comment", " "));

        twice.Reply.Headline.ShouldBe("Nothing was written, so nothing was changed.");
        empty.Reply.Headline.ShouldBe(twice.Reply.Headline);
        (await EntryAsync()).Edits.Comments.ShouldBe([new("Lin", "The fair was rained off.")]);
        (await RowsAsync()).Where(row => row.IsUpdate).Select(row => row.Key.Target.Id).ShouldBe(["jane", "wei"], ignoreOrder: true);
        var preview = await PressAsync(Jane, "preview");
        preview.Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words == "The fair was rained off. (comment by Lin)");
    }

    [Fact]
    public async Task The_headline_and_the_agenda_are_asked_with_what_stands_there_and_stored()
    {
        _ = await PressAsync(Wei, "headline", Drafted, ("headline", "We hold the win rate."));
        var headline = (await PressAsync(Jane, "headline")).Reply.Form!.Fields.OfType<Field.Text>().Single();
        var agenda = (await PressAsync(Jane, "agenda")).Reply.Form!.Fields.OfType<Field.Text>().ToList();

        headline.Value.ShouldBe("We hold the win rate.");
        agenda.Select(field => (field.Label, field.Value)).ShouldBe([("What is to be decided?", null), ("Who presents for Sales?", "jane@firm.example"), ("Who presents for Marketing?", null)]);

        _ = await PressAsync(Jane, "agenda", Drafted, ("decision", "More people?"), ("presenter_0", "jane@firm.example"), ("presenter_1", "Mei"));
        _ = await PressAsync(Jane, "headline", Drafted, ("headline", ""));
        var edits = (await EntryAsync()).Edits;
        edits.Headline.ShouldBeNull();
        edits.Decisions.ShouldBe([new("Jane", "More people?")]);
        edits.Presenters.Select(party => (party.Id.Value, party.Presenter)).ShouldBe([("marketing", "Mei")]);
    }

    [Fact]
    public async Task Rights_are_those_of_the_moment()
    {
        (await PressAsync(Lin, "hold")).Reply.Headline.ShouldStartWith("Only admins and those who sign for a party do that.");
        (await PressAsync(new(Platform.Teams, "t1", "guest"), "comment", Drafted, ("comment", "Hi"))).Reply.Headline.ShouldStartWith("Only people who may change numbers");

        _ = await members.ChangeMembersAsync(Local, all => [.. all.Select(member => member.Person == Wei ? member with { IsAdmin = false } : member)], Cancellation);
        (await PressAsync(Wei, "send")).Place.ShouldBe(ReplyPlace.Whisper);

        (await EntryAsync()).State.ShouldBe(ScorecardState.Draft);
        (await EntryAsync()).Edits.IsSameAs(new()).ShouldBeTrue();
        (await PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("card:hold:2031-01-01")]
    [InlineData("card:dance:2026-08-04")]
    [InlineData("card:hold")]
    [InlineData("card::")]
    public async Task What_is_none_of_these_changes_nothing(string act)
    {
        var said = await desk.PressAsync(Heard(Wei, Drafted), await members.FindMemberAsync(Local, Wei, Cancellation), act, Nothing, Cancellation);

        said.Place.ShouldBe(ReplyPlace.Whisper);
        said.Reply.Headline.ShouldBe("I do not know that scorecard. Nothing was changed.");
    }

    [Fact]
    public async Task Buttons_that_are_pressed_after_the_post_say_so()
    {
        _ = await runner.LookAsync(Local, Due, Cancellation);

        foreach (var verb in new[] { "hold", "release", "send", "headline", "comment", "agenda" })
        {
            var said = await PressAsync(Wei, verb, Due + Duration.FromHours(2), verb == "comment" ? [("comment", "Late")] : []);
            said.Reply.Headline.ShouldStartWith("That is over: the scorecard for July 2026 was posted on 3 Aug 2026.", customMessage: verb);
        }

        (await PressAsync(Wei, "preview")).Reply.Headline.ShouldContain("joint scorecard, July 2026");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<DeskReply> PressAsync(Person person, string verb, Instant? at = null, params (string Field, string Words)[] answers) => await desk.PressAsync(
        Heard(person, at ?? Drafted + Duration.FromMinutes(5)),
        await members.FindMemberAsync(Local, person, Cancellation),
        $"card:{verb}:{Id}",
        answers.ToDictionary(answer => answer.Field, answer => answer.Words),
        Cancellation);

    private static Heard Heard(Person person, Instant at) => new(Local, person.Platform, $"private-{person.Id}", "thread", ConversationScope.Personal, person, at);

    private async Task<ScorecardEntry> EntryAsync() => (await new ScorecardBook(books).FindAsync(Local, Id, Cancellation))!;

    private async Task<IReadOnlyList<OutboxRow>> RowsAsync() => await books.RowsAsync(Local, Cancellation);

    private async Task<IReadOnlyList<OutboxRow>> PostsAsync() => [.. (await RowsAsync()).Where(row => row.Key.Kind == PostKind.Scorecard)];

    private sealed class Agreed : IAgreementStore
    {
        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) =>
            new(new AgreementHistory([new(1, Terms.Term.From, Terms, Instant.FromUtc(2025, 12, 1, 0, 0))]));

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
