using System.Globalization;
using System.Text;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Desk;

/// <summary>What is posted by itself and when, talked about with the whole conversation behind the desk.</summary>
public sealed class SubscriptionDeskTests : IAsyncLifetime
{
    private static readonly WorkspaceId Local = new("local");
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane");
    private static readonly Person Wei = new(Platform.Teams, "t1", "wei");
    private static readonly Person Lin = new(Platform.Teams, "t1", "lin");

    private readonly InMemoryConversationStore places = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly List<WorkspaceId> moved = [];
    private readonly StringBuilder transcript = new();
    private readonly List<Choice> shown = [];
    private readonly ChannelDesk desk;
    private IReadOnlyList<Choice> last = [];
    private Instant now = Instant.FromUtc(2026, 9, 15, 9, 0);

    public SubscriptionDeskTests()
    {
        var agreed = new Company();
        var conversation = new Conversation.Conversation(new Reader(), agreed, new InMemoryFactStore(), new InMemoryWordStore(), books);
        desk = new(
            new Talk(conversation), places, members, InMemoryAudit.Over(members, books), agreed, new ScriptedUploads(), new ScriptedExports(), new InMemoryLinkStore(),
            posts: [new SubscriptionDesk(places, members, agreed, books, moved.Add)]);
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var (id, name) in new[] { ("19:sales", "Sales"), ("19:general", "General") })
        {
            _ = await places.ChangeAsync(Local, Platform.Teams, id, _ => new(Local, Platform.Teams, id, ConversationScope.Channel) { Tenant = "t1", Reference = "{}", Name = name }, Cancellation);
        }

        _ = await members.ChangeMembersAsync(Local, _ => [new(Jane, "Jane") { IsAdmin = true }, new(Wei, "Wei") { SignsFor = [new("sales")] }, new(Lin, "Lin")], Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("en", "post the scorecard here every month", "when is the next meeting?", "Undo", "post wins and scorecards here", "stop posting wins here", "stop posting here", "stop posting here")]
    [InlineData("zh", "每月把成績單發到這裡", "下次會議是什麼時候？", "復原", "把成績單和戰果都發到這裡", "不要再把戰果發到這裡", "不要再發到這裡", "不要再發到這裡")]
    public async Task Posts_are_switched_on_and_off_in_words(string language, params string[] said)
    {
        foreach (var words in said)
        {
            _ = await (words is "Undo" or "復原" ? PressAsync(Jane, words) : SayAsync(Jane, words));
        }

        Approved.ShouldMatch(transcript.ToString(), $"posts-{language}", "txt");
    }

    [Theory]
    [InlineData("en", "when is the next meeting?", "move it to Thursday 10:00", "Yes, move it", "when is the next meeting?", "Undo", "cancel the next meeting", "Yes, call it off", "when is the next scorecard?", "Undo")]
    [InlineData("zh", "下次會議是什麼時候？", "把下次會議改到週四十點", "是，改期", "下次會議是什麼時候？", "復原", "取消下次會議", "是，取消會議", "下一份成績單幾號出", "復原")]
    public async Task Meetings_are_moved_for_once(string language, params string[] said)
    {
        foreach (var words in said)
        {
            _ = await (last.Any(choice => choice.Label == words) || words is "Undo" or "復原" ? PressAsync(Wei, words) : SayAsync(Wei, words));
        }

        Approved.ShouldMatch(transcript.ToString(), $"moves-{language}", "txt");
        moved.Count.ShouldBe(4);
        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("post the scorecard here")]
    [InlineData("每月把成績單發到這裡")]
    [InlineData("stop posting here")]
    [InlineData("move the next meeting to Thursday")]
    [InlineData("把下次會議改到週四十點")]
    public async Task Who_may_not_hears_in_private_who_can_and_may_ask(string text)
    {
        var reply = await SayAsync(Lin, text);

        reply.Place.ShouldBe(ReplyPlace.Whisper);
        reply.Reply.Parts.OfType<Part.Text>().ShouldHaveSingleItem().Words.ShouldContain("Jane");
        reply.Reply.Choices.ShouldHaveSingleItem().Act.ShouldBe("access");
        (await PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_signature_moves_meetings_and_switches_no_posts()
    {
        (await SayAsync(Wei, "post the scorecard here")).Place.ShouldBe(ReplyPlace.Whisper);
        (await SayAsync(Wei, "move the next meeting to Thursday")).Reply.AsksBack.ShouldBeTrue();
    }

    [Theory]
    [InlineData("move the next meeting to Thursday 10:00", "yes", "undo")]
    [InlineData("把下次會議改到週四十點", "好", "復原")]
    public async Task A_typed_yes_moves_and_a_typed_undo_takes_it_back(string asked, string yes, string undo)
    {
        _ = await SayAsync(Wei, asked);
        _ = await SayAsync(Jane, yes);
        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldBeEmpty("it is not for Jane to answer");

        (await SayAsync(Wei, yes)).Place.ShouldBe(ReplyPlace.Post);
        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldHaveSingleItem();
        _ = await SayAsync(Wei, undo);
        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldBeEmpty();
        moved.Count.ShouldBe(2);

        _ = await SayAsync(Wei, asked);
        _ = await SayAsync(Wei, "are we on pace?");
        _ = await SayAsync(Wei, yes);
        moved.Count.ShouldBe(2, "something else was said in between");
    }

    [Theory]
    [InlineData("post the scorecard here", "undo")]
    [InlineData("每月把成績單發到這裡", "復原")]
    public async Task A_typed_undo_switches_posts_back_off_for_ten_minutes(string asked, string undo)
    {
        _ = await SayAsync(Jane, asked);
        (await PostsAsync()).ShouldBe([PostingKind.Scorecards]);
        _ = await SayAsync(Jane, undo);
        (await PostsAsync()).ShouldBeEmpty();

        _ = await SayAsync(Jane, asked);
        now += Duration.FromMinutes(11);
        _ = await SayAsync(Jane, undo);
        (await PostsAsync()).ShouldBe([PostingKind.Scorecards]);
    }

    [Fact]
    public async Task Rights_are_read_when_the_button_is_pressed()
    {
        _ = await SayAsync(Wei, "move the next meeting to Thursday");

        (await PressAsync(Lin, "Yes, move it")).Place.ShouldBe(ReplyPlace.Whisper);

        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_is_stopped_by_its_own_button_for_its_kind_alone()
    {
        _ = await SayAsync(Jane, "post wins and scorecards here");
        var stop = PostFooter.StopHere(new Voice("en", default), PostingKind.Wins);

        var stopped = await ActAsync(Jane, stop.Act!);

        stopped.Place.ShouldBe(ReplyPlace.Post); // the post itself stays
        (await PostsAsync()).ShouldBe([PostingKind.Scorecards]);
        (await ActAsync(Jane, stop.Act!)).Reply.Headline.ShouldStartWith("I post nothing of that here");
    }

    [Fact]
    public async Task What_changed_again_or_is_long_ago_is_not_undone()
    {
        _ = await SayAsync(Jane, "post the scorecard here");
        var undo = last[0].Act!;
        _ = await SayAsync(Jane, "post wins here");

        (await ActAsync(Jane, undo)).Reply.Headline.ShouldStartWith("That has changed again");
        (await PostsAsync()).Count.ShouldBe(2);

        _ = await SayAsync(Jane, "stop posting here");
        undo = last[0].Act!;
        now += Duration.FromMinutes(11);
        (await ActAsync(Jane, undo)).Reply.Headline.ShouldStartWith("That has changed again");
        (await PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("move the next meeting to 2026-09-14", "Mon 14 Sep 2026, 09:00 has passed already")]
    [InlineData("move the next meeting to 2027-01-12", "Tue 12 Jan 2027, 09:00 lies outside of the agreement, which ends on 31 Dec 2026")]
    [InlineData("move the next meeting to Tuesday 9:00", "The meeting is on Tue 6 Oct 2026, 09:00 already")]
    [InlineData("move the next meeting", "When is the meeting to be?")]
    public async Task A_time_that_cannot_be_is_refused(string text, string headline) => (await SayAsync(Wei, text)).Reply.Headline.ShouldStartWith(headline);

    [Fact]
    public async Task A_holiday_is_warned_of_and_a_posted_scorecard_stays()
    {
        var asked = await SayAsync(Wei, "move the next meeting to 9 October");
        asked.Reply.Parts.OfType<Part.Note>().ShouldHaveSingleItem().Words.ShouldBe("Fri 9 Oct 2026 is no working day.");

        now = Instant.FromUtc(2026, 10, 5, 12, 0);
        await NoteAsync(new(new("scorecard", new(2026, 10, 5, 9, 0), "2026-10-06"), Instant.FromUtc(2026, 10, 5, 9, 0), RunEnd.Done, now));
        var late = await SayAsync(Wei, "move the next meeting to Thursday");
        late.Reply.Parts.OfType<Part.Text>().First().Words.ShouldBe("Its scorecard was posted already, and is not posted again.");
    }

    [Fact]
    public async Task A_question_that_is_over_moves_nothing()
    {
        _ = await SayAsync(Wei, "move the next meeting to Thursday");
        var (thursday, _) = (last[0].Act!, await SayAsync(Wei, "move the next meeting to Friday 16 October"));
        (await ActAsync(Wei, last[0].Act!)).Reply.Headline.ShouldStartWith("Moved");

        (await ActAsync(Wei, thursday)).Reply.Headline.ShouldStartWith("That has changed since");
        (await MeetingBook.ReadAsync(books, Local, Cancellation)).All.ShouldHaveSingleItem().To.ShouldBe(new LocalDateTime(2026, 10, 16, 9, 0));
    }

    [Theory]
    [InlineData("move it to Thursday")]
    [InlineData("改到週四")]
    public async Task It_means_the_meeting_only_where_that_was_spoken_of(string text)
    {
        (await IsMoveAskedAsync(text)).ShouldBeFalse();
        _ = await SayAsync(Wei, "when is the next meeting?");
        (await IsMoveAskedAsync(text)).ShouldBeTrue();

        _ = await SayAsync(Wei, "when is the next meeting?");
        now += Duration.FromMinutes(11);
        (await IsMoveAskedAsync(text)).ShouldBeFalse();
    }

    [Fact]
    public async Task Skipped_runs_are_told()
    {
        await NoteAsync(new(new("scorecard", new(2026, 8, 31, 9, 0), "2026-09-01"), Instant.FromUtc(2026, 8, 31, 9, 0), RunEnd.Skipped, Instant.FromUtc(2026, 9, 4, 9, 0)));

        var reply = (await SayAsync(Lin, "when is the next scorecard?")).Reply;

        reply.Parts.OfType<Part.Note>().Select(note => note.Words).ShouldContain("Skipped: the scorecard, due on Mon 31 Aug 2026, 09:00. I noticed only when it was of no use any more.");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;


    private async Task<bool> IsMoveAskedAsync(string text) => (await SayAsync(Wei, text)).Reply.Choices.Any(choice => choice.Act?.StartsWith("posts:move:", StringComparison.Ordinal) == true);

    private async Task<DeskReply> SayAsync(Person person, string text) => Noted($"{person.Id}: {text}", await desk.HearAsync(Heard(person), text, Cancellation));

    // The newest card with such a button.
    private Task<DeskReply> PressAsync(Person person, string label) => ActAsync(person, shown.Last(choice => choice.Label == label).Act!);

    private async Task<DeskReply> ActAsync(Person person, string act) =>
        Noted($"{person.Id}: [{act}]", await desk.PressAsync(Heard(person), new(Local, Platform.Teams, "19:sales", ActKind.Do, act, now), new Dictionary<string, string>(), Cancellation));

    private DeskReply Noted(string said, DeskReply reply)
    {
        _ = transcript.Append(CultureInfo.InvariantCulture, $"> {said}\n\n{TextRenderer.Render(reply.Reply)}\n({reply.Place})\n\n");
        shown.AddRange(last = reply.Reply.Choices);
        now += Duration.FromSeconds(20);
        return reply;
    }

    // The language of somebody's client follows what they speak here.
    private Heard Heard(Person person) => new(Local, Platform.Teams, "19:sales", "19:sales", ConversationScope.Channel, person, now)
    {
        Name = person == Jane ? "Jane" : person == Wei ? "Wei" : "Lin",
        Language = transcript.ToString().Any(letter => letter > '\u3000') ? "zh-Hant" : "en",
    };

    private async Task<IReadOnlyList<PostingKind>> PostsAsync() => (await places.FindAsync(Local, Platform.Teams, "19:sales", Cancellation))!.Posts;

    private async Task NoteAsync(RunRecord record) => _ = await books.ChangeBooksAsync(
        Local,
        draft =>
        {
            RunBook.Put(draft, record);
            return true;
        },
        Cancellation);

    /// <summary>Meets on the first Tuesday of each month of 2026; the 9th of October is a holiday.</summary>
    private sealed class Company : IAgreementStore
    {
        private readonly AgreementHistory agreed = new(
        [
            new(
                1,
                new(2026, 1, 1),
                Some.Agreement(calendar: new(DateTimeZone.Utc, BusinessCalendar.Default.WorkingWeek, WorkingHours.NineToFive, [new(2026, 10, 9)])) with
                {
                    Reporting = new("first tuesday 09:00", 1, BusinessDays: true),
                },
                Instant.FromUtc(2026, 1, 1, 0, 0)),
        ]);

        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(agreed);

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }

    /// <summary>The conversation, as a platform speaks with it.</summary>
    private sealed class Talk(Conversation.Conversation conversation) : IChannelConversation
    {
        public Task<Answered> AnswerAsync(ChannelMessage message, CancellationToken cancellation) => conversation.AnswerAsync(
            new(message.Workspace, new(message.Text, []), message.At) { Asker = new(new(message.Workspace, message.Thread, message.Person.Id), message.MayChange) }, cancellation);

        public Task<Reply> WelcomeAsync(WorkspaceId workspace, string language, CancellationToken cancellation) => Task.FromResult(new Reply { Language = language, Headline = "Hi." });
    }
}
