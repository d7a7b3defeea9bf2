using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Desk;

public sealed class ChannelDeskTests
{
    private static readonly WorkspaceId Local = new("local");
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane");
    private static readonly Person Wei = new(Platform.Teams, "t1", "wei");

    private readonly InMemoryConversationStore places = new();
    private readonly InMemoryMemberStore members = new();
    private readonly ScriptedConversation conversation = new();
    private readonly ScriptedUploads uploads = new();
    private readonly ScriptedExports exports = new();
    private readonly ChannelDesk desk;

    public ChannelDeskTests() => desk = new(conversation, places, members, InMemoryAudit.Over(members), new NoAgreement(), uploads, exports, new InMemoryLinkStore());

    [Fact]
    public async Task The_first_who_installs_is_admin_and_nobody_after()
    {
        var first = await desk.WelcomeAsync(In("personal", Jane), Cancellation);
        var second = await desk.WelcomeAsync(In("other", Wei), Cancellation);

        (await members.FindMemberAsync(Local, Jane, Cancellation))!.IsAdmin.ShouldBeTrue();
        (await members.FindMemberAsync(Local, Wei, Cancellation)).ShouldBeNull();
        Said(first).ShouldContain("You are the first here, so you are my admin");
        Said(second).ShouldNotContain("admin");
    }

    [Fact]
    public async Task A_button_brings_no_answers_whatever_comes_with_its_press_and_a_form_does()
    {
        var heard = new Answers();
        var desk = new ChannelDesk(conversation, places, members, InMemoryAudit.Over(members), new NoAgreement(), uploads, exports, new InMemoryLinkStore(), posts: [heard]);
        var sent = new Dictionary<string, string> { ["t"] = "sealed", ["comment"] = "words" };

        _ = await desk.PressAsync(In("personal", Jane), Do("personal", "post:edit"), sent, Cancellation);
        _ = await desk.PressAsync(In("personal", Jane), Do("personal", "post:edit") with { Kind = ActKind.Form }, sent, Cancellation);

        heard.Came.Select(answers => answers.ContainsKey("comment")).ShouldBe([false, true]);
    }

    [Fact]
    public async Task What_a_desk_waits_for_is_read_by_nobody_else_and_asked_again_below_other_answers()
    {
        var waits = new Waits();
        var desk = new ChannelDesk(conversation, places, members, InMemoryAudit.Over(members), new NoAgreement(), uploads, exports, new InMemoryLinkStore(), posts: [new Answers(), waits]);

        (await desk.HearAsync(In("personal", Jane), "how we sell has changed", Cancellation)).Reply.Headline.ShouldBe("Noted: how we sell has changed");
        conversation.Heard.ShouldBeEmpty();

        var answered = (await desk.HearAsync(In("personal", Jane), "are we on pace?", Cancellation)).Reply;
        Said(answered).ShouldBe("On pace.\nAnd why?");
        _ = await desk.PressAsync(In("personal", Jane), Do("personal", "how are we doing") with { Kind = ActKind.Say }, Nothing, Cancellation);
        waits.Taken.ShouldBe(1, "what is pressed is no words of one's own");
        (await desk.HearAsync(In("personal", Jane), "settings", Cancellation)).Reply.Headline.ShouldStartWith("Settings");
    }

    private sealed class Waits : IPostDesk
    {
        public int Taken { get; private set; }

        public string Prefix => "waits:";

        public Task<Taken?> TakeAsync(Heard heard, Member? member, string text, CancellationToken cancellation)
        {
            if (text.EndsWith('?'))
            {
                return Task.FromResult<Taken?>(new(null, "And why?"));
            }

            Taken++;
            return Task.FromResult<Taken?>(new(new DeskReply(new() { Language = "en", Headline = $"Noted: {text}" })));
        }

        public Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, SlaBot.Conversation.Answers.Answered answered, CancellationToken cancellation) => Task.FromResult<DeskReply?>(null);

        public Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Answers : IPostDesk
    {
        public List<IReadOnlyDictionary<string, string>> Came { get; } = [];

        public string Prefix => "post:";

        public Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, SlaBot.Conversation.Answers.Answered answered, CancellationToken cancellation) => Task.FromResult<DeskReply?>(null);

        public Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
        {
            Came.Add(answers);
            return Task.FromResult(new DeskReply(new() { Language = "en", Headline = act }));
        }
    }

    [Fact]
    public async Task Who_may_not_be_the_first_admin_is_welcomed_without_rights()
    {
        var welcome = await desk.WelcomeAsync(In("personal", Wei) with { MayBeFirstAdmin = false }, Cancellation);

        Said(welcome).ShouldNotContain("admin");
        (await members.MembersAsync(Local, Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("agreement file")]
    [InlineData("Export the agreement.")]
    [InlineData("協議檔案")]
    public async Task The_agreement_comes_as_a_file_in_private_alone(string words)
    {
        (await desk.HearAsync(In("personal", Wei), words, Cancellation)).Reply.Headline.ShouldStartWith("Nothing has been agreed yet");

        exports.File = new("agreement-v1.yaml", "The agreement", new byte[] { 1 });
        var sent = await desk.HearAsync(In("personal", Wei), words, Cancellation);
        var file = sent.File.ShouldNotBeNull();
        (await desk.PressAsync(In("personal", Wei), Do("personal", file.Act), Nothing, Cancellation)).File.ShouldBe(file);

        var inChannel = await desk.HearAsync(In("19:general", Wei, ConversationScope.Channel), words, Cancellation);
        inChannel.File.ShouldBeNull();
        inChannel.Place.ShouldBe(ReplyPlace.Whisper);
    }

    [Fact]
    public async Task A_page_of_ones_own_shows_the_standing_and_what_is_sent()
    {
        var home = await desk.HomeAsync(In("personal", Wei), Cancellation);

        home.Select(reply => reply.Headline).ShouldBe(["On pace.", "Settings of this conversation"]);
        var asked = conversation.Heard.ShouldHaveSingleItem();
        (asked.MayChange, asked.Thread == "personal").ShouldBe((false, false));
    }

    [Fact]
    public async Task A_channel_hears_who_added_the_bot_and_how_to_ask()
    {
        var welcome = await desk.WelcomeAsync(In("19:general", Jane, ConversationScope.Channel), Cancellation);

        Said(welcome).ShouldContain("Jane added me here.");
        Said(welcome).ShouldContain("I read only messages that mention me.");
    }

    [Fact]
    public async Task Whoever_is_no_member_may_ask_and_change_nothing()
    {
        _ = await desk.HearAsync(In("personal", Wei), "log 40 visits for yesterday", Cancellation);

        conversation.Heard.ShouldHaveSingleItem().MayChange.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_asks_for_access_gets_it_from_an_admin_alone()
    {
        await InstalledByJane();
        var asked = await desk.HearAsync(In("weis chat", Wei), "request access", Cancellation);
        var notice = asked.Notices.ShouldHaveSingleItem();
        notice.To.ShouldBe(Jane);
        var allow = notice.Reply.Choices.First(choice => choice.Label == "Allow").Act!;

        var byWei = await desk.PressAsync(In("weis chat", Wei), Do("weis chat", allow), Nothing, Cancellation);
        byWei.Place.ShouldBe(ReplyPlace.Whisper);
        (await MayChange(Wei)).ShouldBeFalse();

        var byJane = await desk.PressAsync(In("janes chat", Jane), Do("janes chat", allow), Nothing, Cancellation);
        byJane.Place.ShouldBe(ReplyPlace.Card);
        byJane.Notices.ShouldHaveSingleItem().To.ShouldBe(Wei);
        (await MayChange(Wei)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_decision_is_made_once()
    {
        await InstalledByJane();
        var allow = (await desk.HearAsync(In("weis chat", Wei), "request access", Cancellation)).Notices[0].Reply.Choices[0].Act!;
        _ = await desk.PressAsync(In("janes chat", Jane), Do("janes chat", allow.Replace("allow:", "deny:", StringComparison.Ordinal)), Nothing, Cancellation);

        var late = await desk.PressAsync(In("janes chat", Jane), Do("janes chat", allow), Nothing, Cancellation);

        late.Reply.Headline.ShouldBe("That is decided already.");
        (await MayChange(Wei)).ShouldBeFalse();
    }

    [Fact]
    public async Task Settings_are_changed_by_admins_and_seen_by_all()
    {
        await InstalledByJane();
        var form = Form("19:general", "settings");
        var answers = new Dictionary<string, string> { ["posts"] = "Wins,Scorecards", ["language"] = "zh-Hant" };

        (await desk.PressAsync(In("19:general", Wei, ConversationScope.Channel), form, answers, Cancellation)).Place.ShouldBe(ReplyPlace.Whisper);
        (await Place("19:general")).Posts.ShouldBeEmpty();

        (await desk.PressAsync(In("19:general", Jane, ConversationScope.Channel), form, answers, Cancellation)).Place.ShouldBe(ReplyPlace.Card);
        (await Place("19:general")).Posts.ShouldBe([PostingKind.Scorecards, PostingKind.Wins]);
        (await Place("19:general")).Language.ShouldBe("zh-Hant");
    }

    [Fact]
    public async Task There_is_always_an_admin()
    {
        await InstalledByJane();
        var answers = new Dictionary<string, string> { ["person"] = "jane", ["role"] = "none" };

        var refused = await desk.PressAsync(In("19:general", Jane) with { People = Both }, Form("19:general", "members"), answers, Cancellation);

        refused.Reply.Headline.ShouldStartWith("There must be an admin");
        (await members.FindMemberAsync(Local, Jane, Cancellation))!.IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task Rights_that_were_taken_are_gone_at_the_next_press_on_a_card_that_was_shown_before()
    {
        await InstalledByJane();
        _ = await members.ChangeMembersAsync(Local, all => [.. all, new Member(Wei, "Wei") { IsAdmin = true }], Cancellation);
        var form = Form("19:general", "settings");
        _ = await desk.PressAsync(In("19:general", Jane) with { People = Both }, Form("19:general", "members"), new Dictionary<string, string> { ["person"] = "wei", ["role"] = "none" }, Cancellation);

        var pressed = await desk.PressAsync(In("19:general", Wei), form, new Dictionary<string, string> { ["posts"] = "Wins" }, Cancellation);

        pressed.Place.ShouldBe(ReplyPlace.Whisper);
        (await Place("19:general")).Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_works_nowhere_but_where_it_was_shown()
    {
        await InstalledByJane();
        var form = Form("19:general", "settings") with { };

        var elsewhere = await desk.PressAsync(In("19:other", Jane), form, new Dictionary<string, string> { ["posts"] = "Wins" }, Cancellation);

        elsewhere.Place.ShouldBe(ReplyPlace.Whisper);
        elsewhere.Reply.Headline.ShouldStartWith("This button does not work any more");
    }

    [Fact]
    public async Task A_file_is_stored_on_the_yes_of_the_admin_who_sent_it_and_once()
    {
        await InstalledByJane();
        var found = await desk.ReceiveAsync(In("janes chat", Jane), "agreement.yaml", new byte[] { 1 }, Cancellation);
        var store = found.Reply.Choices[0].Act!;
        uploads.Stored.ShouldBe(0);

        _ = await desk.PressAsync(In("janes chat", Jane), Do("janes chat", store), Nothing, Cancellation);
        var again = await desk.PressAsync(In("janes chat", Jane), Do("janes chat", store), Nothing, Cancellation);

        uploads.Stored.ShouldBe(1);
        again.Reply.Headline.ShouldStartWith("That file is not waiting any more");
    }

    [Fact]
    public async Task A_file_of_somebody_who_is_no_admin_is_not_looked_at()
    {
        var refused = await desk.ReceiveAsync(In("weis chat", Wei), "agreement.yaml", new byte[] { 1 }, Cancellation);

        refused.Reply.Headline.ShouldStartWith("Only an admin of SlaBot can store files");
        uploads.Looked.ShouldBe(0);
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("Settings!")]
    [InlineData("設定")]
    [InlineData("wins here")]
    public async Task Settings_can_be_asked_for_in_words(string text)
    {
        await InstalledByJane();

        (await desk.HearAsync(In("19:general", Jane), text, Cancellation)).Reply.Form!.Id.ShouldBe("settings");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    private static Task<IReadOnlyList<NamedPerson>> Both(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<NamedPerson>>([new(Jane, "Jane"), new(Wei, "Wei")]);

    private static Heard In(string conversation, Person person, ConversationScope scope = ConversationScope.Personal) =>
        new(Local, Platform.Teams, conversation, conversation, scope, person, Now) { Name = person == Jane ? "Jane" : "Wei" };

    private static SealedAct Do(string conversation, string act) => new(Local, Platform.Teams, conversation, ActKind.Do, act, Now);

    private static SealedAct Form(string conversation, string form) => new(Local, Platform.Teams, conversation, ActKind.Form, form, Now);

    private static string Said(Reply reply) => string.Join('\n', reply.Parts.OfType<Part.Text>().Select(text => text.Words).Prepend(reply.Headline));

    private async Task InstalledByJane()
    {
        foreach (var id in new[] { "19:general", "19:other", "janes chat" })
        {
            _ = await places.ChangeAsync(Local, Platform.Teams, id, _ => new(Local, Platform.Teams, id, ConversationScope.Channel) { Tenant = "t1", Reference = "{}" }, Cancellation);
        }

        _ = await desk.WelcomeAsync(In("janes chat", Jane), Cancellation);
    }

    private async Task<ChannelConversation> Place(string id) => (await places.FindAsync(Local, Platform.Teams, id, Cancellation))!;

    private async Task<bool> MayChange(Person person) => await members.FindMemberAsync(Local, person, Cancellation) is { MayChange: true };
}
