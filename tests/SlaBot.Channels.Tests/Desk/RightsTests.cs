using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Desk;

/// <summary>Who gets and loses rights, what guests may do, and that the audit tells all of it.</summary>
public sealed class RightsTests
{
    private static readonly WorkspaceId Local = new("local");
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane");
    private static readonly Person Wei = new(Platform.Teams, "t1", "wei");

    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly ScriptedConversation conversation = new();
    private readonly ChannelDesk desk;

    public RightsTests() => desk = new(
        conversation, new InMemoryConversationStore(), members, InMemoryAudit.Over(members, books), new Agreed(), new ScriptedUploads(), new ScriptedExports(), new InMemoryLinkStore());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_right_that_is_given_or_taken_is_one_entry_of_the_audit()
    {
        _ = await desk.WelcomeAsync(By(Jane), Cancellation);
        _ = await desk.HearAsync(By(Wei), "ask for access", Cancellation);
        _ = await PressAsync(Jane, ActKind.Do, "allow:wei");
        foreach (var role in new[] { "sign-sales", "own-visits", "own-visits", "admin", "none" })
        {
            _ = await GiveAsync(Jane, "wei", role);
        }

        (await AuditBook.AllAsync(books, Local, Cancellation)).Select(entry => $"{entry.By.Name}: {entry.Note.Subject}: {entry.Note.Before} > {entry.Note.After}").ShouldBe(
        [
            "jane: teams t1 jane:  > admin",
            "jane: teams t1 wei:  > log",
            "jane: teams t1 wei: log > log, sign sales",
            "jane: teams t1 wei: log, sign sales > log, sign sales, own visits",
            "jane: teams t1 wei: log, sign sales, own visits > admin, log, sign sales, own visits",
            "jane: teams t1 wei: admin, log, sign sales, own visits > ",
        ]);
        (await AuditBook.VerifyAsync(books, Local, Cancellation)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task What_nobody_may_do_leaves_no_entry()
    {
        _ = await desk.WelcomeAsync(By(Jane), Cancellation);

        (await GiveAsync(Wei, "wei", "admin")).Place.ShouldBe(ReplyPlace.Whisper);
        (await GiveAsync(Jane, "jane", "none")).Reply.Headline.ShouldStartWith("There must be an admin");
        (await GiveAsync(Jane, "wei", "sign-nobody")).Place.ShouldBe(ReplyPlace.Whisper);
        (await GiveAsync(Jane, "wei", "own-nothing")).Place.ShouldBe(ReplyPlace.Whisper);

        (await AuditBook.AllAsync(books, Local, Cancellation)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(ActKind.Form, "members")]
    [InlineData(ActKind.Do, "allow:wei")]
    public async Task A_right_that_is_taken_while_a_press_is_on_its_way_gives_nothing_any_more(ActKind kind, string act)
    {
        var late = new TakenAfterLook(members);
        var there = new ChannelDesk(
            conversation, new InMemoryConversationStore(), late, InMemoryAudit.Over(members, books), new Agreed(), new ScriptedUploads(), new ScriptedExports(), new InMemoryLinkStore());
        _ = await members.ChangeMembersAsync(
            Local, _ => [new(Jane, "jane") { IsAdmin = true }, new(Wei, "wei") { AskedForAccessAt = Now }, new(Wei with { Id = "jo" }, "jo") { IsAdmin = true }], Cancellation);

        _ = await there.PressAsync(By(Jane), new(Local, Platform.Teams, "19:general", kind, act, Now), new Dictionary<string, string> { ["person"] = "wei", ["role"] = "admin" }, Cancellation);

        (await members.FindMemberAsync(Local, Wei, Cancellation))!.MayChange.ShouldBeFalse();
        (await AuditBook.AllAsync(books, Local, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_with_one_id_on_two_platforms_are_told_apart()
    {
        var other = new Person(Platform.Slack, "T1", "wei");
        _ = await members.ChangeMembersAsync(
            Local, _ => [new(Jane, "jane") { IsAdmin = true }, new(other, "another Wei") { AskedForAccessAt = Now }, new(Wei, "wei") { AskedForAccessAt = Now }], Cancellation);

        var form = (await desk.HearAsync(By(Jane), "members", Cancellation)).Reply.Form!;
        form.Fields.OfType<Field.Pick>().First().Options.Select(option => option.Value).ShouldBe(["Slack:T1:wei", "Teams:t1:jane", "Teams:t1:wei"], ignoreOrder: true);

        // Cards of earlier days named the id alone.
        (await GiveAsync(Jane, "wei", "log")).Place.ShouldBe(ReplyPlace.Whisper);
        _ = await PressAsync(Jane, ActKind.Do, "allow:wei");
        (await members.MembersAsync(Local, Cancellation)).ShouldAllBe(member => member.IsAdmin || !member.MayChange);

        _ = await PressAsync(Jane, ActKind.Do, "allow:" + Wei.Key());
        _ = await GiveAsync(Jane, other.Key(), "sign-sales");
        (await members.FindMemberAsync(Local, Wei, Cancellation)).ShouldNotBeNull().MayLog.ShouldBeTrue();
        (await members.FindMemberAsync(Local, other, Cancellation)).ShouldNotBeNull().SignsFor.ShouldBe([new("sales")]);
        (await members.FindMemberAsync(Local, Wei, Cancellation))!.SignsFor.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_whose_sender_lost_the_right_meanwhile_is_not_stored_and_says_so()
    {
        var uploads = new ScriptedUploads { IsTooLate = true };
        var there = new ChannelDesk(
            conversation, new InMemoryConversationStore(), members, InMemoryAudit.Over(members, books), new Agreed(), uploads, new ScriptedExports(), new InMemoryLinkStore());
        _ = await there.WelcomeAsync(By(Jane), Cancellation);
        var asked = await there.ReceiveAsync(By(Jane), "deals.csv", new byte[] { 1 }, Cancellation);

        var told = await there.PressAsync(By(Jane), new(Local, Platform.Teams, "19:general", ActKind.Do, asked.Reply.Choices[0].Act!, Now), new Dictionary<string, string>(), Cancellation);

        told.Reply.Headline.ShouldBe("Only an admin of SlaBot can store files; nothing was stored.");
        (told.Place, uploads.Stored).ShouldBe((ReplyPlace.Whisper, 0));
    }

    [Fact]
    public async Task Whoever_answers_for_a_KPI_changes_its_numbers_alone()
    {
        _ = await desk.WelcomeAsync(By(Jane), Cancellation);
        _ = await GiveAsync(Jane, "wei", "own-visits");

        _ = await desk.HearAsync(By(Wei), "log 412 visits for yesterday", Cancellation);
        _ = await desk.HearAsync(By(Jane), "log 412 visits for yesterday", Cancellation);

        conversation.Heard.Select(heard => (heard.Person, heard.MayChange, heard.Owns?.Single())).ShouldBe([(Wei, true, KpiIds.Visits), (Jane, true, null)]);
    }

    [Theory]
    [InlineData("en", "log numbers, sign for Sales, answer for visits and log it")]
    [InlineData("zh-Hant", "登錄數字、代表業務簽署、負責流量並登錄其數字")]
    public async Task Rights_are_told_with_the_names_of_departments_and_KPIs(string language, string rights)
    {
        _ = await desk.WelcomeAsync(By(Jane), Cancellation);
        _ = await GiveAsync(Jane, "wei", "log");
        _ = await GiveAsync(Jane, "wei", "sign-sales");
        _ = await GiveAsync(Jane, "wei", "own-visits");

        var shown = (await desk.HearAsync(By(Jane) with { Language = language }, "members", Cancellation)).Reply;

        shown.Parts.OfType<Part.Table>().ShouldHaveSingleItem().Rows.ShouldContain(row => row.Cells.Contains(rights), string.Join(" | ", shown.Parts.OfType<Part.Table>().Single().Rows.SelectMany(row => row.Cells)));
    }

    [Fact]
    public async Task A_guest_neither_becomes_the_first_admin_nor_asks_for_access_nor_uses_what_was_given_by_mistake()
    {
        _ = await desk.WelcomeAsync(By(Wei, isGuest: true), Cancellation);
        (await members.MembersAsync(Local, Cancellation)).ShouldBeEmpty();

        _ = await desk.WelcomeAsync(By(Jane), Cancellation);
        (await desk.HearAsync(By(Wei, isGuest: true), "ask for access", Cancellation)).Reply.Headline.ShouldStartWith("Guests may ask");
        _ = await GiveAsync(Jane, "wei", "admin");
        (await GiveAsync(Wei, "jane", "none", isGuest: true)).Place.ShouldBe(ReplyPlace.Whisper);
        _ = await desk.HearAsync(By(Wei, isGuest: true), "log 412 visits for yesterday", Cancellation);

        (await members.FindMemberAsync(Local, Jane, Cancellation))!.IsAdmin.ShouldBeTrue();
        conversation.Heard.ShouldHaveSingleItem().MayChange.ShouldBeFalse();
    }

    private Task<DeskReply> GiveAsync(Person by, string to, string role, bool isGuest = false) =>
        PressAsync(by, ActKind.Form, "members", new() { ["person"] = to, ["role"] = role }, isGuest);

    private Task<DeskReply> PressAsync(Person by, ActKind kind, string act, Dictionary<string, string>? answers = null, bool isGuest = false) =>
        desk.PressAsync(By(by, isGuest), new(Local, Platform.Teams, "19:general", kind, act, Now), answers ?? [], Cancellation);

    private static Heard By(Person person, bool isGuest = false) => new(Local, Platform.Teams, "19:general", "19:general", ConversationScope.Personal, person, Now)
    {
        Name = person.Id,
        IsGuestAsync = _ => Task.FromResult(isGuest),
        People = _ => Task.FromResult<IReadOnlyList<NamedPerson>>([new(Jane, "jane"), new(Wei, "wei")]),
    };

    private sealed class Agreed : IAgreementStore
    {
        private readonly AgreementHistory history = new([new(1, new(2026, 1, 1), Some.Agreement(), Instant.FromUtc(2026, 1, 1, 0, 0))]);

        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(history);

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }

    // Another admin takes Jane's right just after it was looked at.
    private sealed class TakenAfterLook(InMemoryMemberStore members) : IMemberStore
    {
        public async ValueTask<Member?> FindMemberAsync(WorkspaceId workspace, Person person, CancellationToken cancellation)
        {
            var found = await members.FindMemberAsync(workspace, person, cancellation);
            _ = await members.ChangeMembersAsync(workspace, all => [.. all.Select(member => member.Person == person ? member with { IsAdmin = false } : member)], cancellation);
            return found;
        }

        public ValueTask<IReadOnlyList<Member>> MembersAsync(WorkspaceId workspace, CancellationToken cancellation) => members.MembersAsync(workspace, cancellation);

        public Task<IReadOnlyList<Member>> ChangeMembersAsync(WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation) =>
            members.ChangeMembersAsync(workspace, change, cancellation);
    }
}
