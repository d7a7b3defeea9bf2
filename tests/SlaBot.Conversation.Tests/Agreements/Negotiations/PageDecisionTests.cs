using CsCheck;
using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;
using Harbour = SlaBot.Conversation.Tests.Answers.Harbour;

namespace SlaBot.Conversation.Tests.Agreements.Negotiations;

/// <summary>Decisions by a link that names a person.</summary>
public sealed class PageDecisionTests
{
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly PartyId Sales = new("sales"), Marketing = new("marketing");
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane"), Wei = new(Platform.Slack, "T1", "wei"), Jo = new(Platform.Teams, "t1", "jo"), Lin = new(Platform.Teams, "t1", "lin");
    private static readonly AuditAct[] Acts = [AuditAct.ProposalSigned, AuditAct.ProposalChangeAsked, AuditAct.ProposalRejected];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_uses_the_link_up_in_its_own_commit_says_where_and_tells_the_person_in_private()
    {
        var it = await Company.StartAsync();
        var link = it.Link("a", Jane);

        (await it.DecideAsync(link, AuditAct.ProposalSigned, Sales)).IsDone.ShouldBeTrue();

        (await it.EntriesAsync())[^1].By.ShouldBe(new AuditActor("page", Jane, "Jane"));
        (await SigningLinkBook.FindAsync(it.Books, link, Never)).ShouldBe(new UsedLink("a", it.Now, AuditAct.ProposalSigned, Sales));
        (await it.ToldAsync()).Select(row => (row.Key.Subject, row.Key.Target)).ShouldBe([("proposal-page:1:3:ProposalSigned:sales", PostTarget.Of(Jane))]);
        (await it.DecideAsync(link, AuditAct.ProposalRejected, Sales)).Refusal.ShouldBe(ProposalRefusal.LinkUsed);
        (await it.DecideAsync(it.Link("b", Wei), AuditAct.ProposalSigned, Marketing)).Kept!.Proposal.State.ShouldBe(ProposalState.InForce);
    }

    [Fact]
    public async Task What_a_press_may_not_a_link_may_not_either_and_it_stays_unused()
    {
        var it = await Company.StartAsync();
        var before = (await it.EntriesAsync()).Count;
        (SigningLink Link, PartyId Party, ProposalRefusal? Refusal)[] wrong =
        [
            (it.Link("a", Jane), Marketing, ProposalRefusal.NotYourParty),
            (it.Link("a", Jane), new("finance"), ProposalRefusal.UnknownParty),
            (it.Link("a", Lin), Sales, ProposalRefusal.NotYourParty),
            (it.Link("a", Jo), Sales, ProposalRefusal.NotYourParty),
            (it.Link("a", Jane with { Tenant = "t2" }), Sales, ProposalRefusal.NotYourParty),
            (it.Link("a", Jane) with { Edition = 2 }, Sales, ProposalRefusal.OtherEdition),
            (it.Link("a", Jane) with { Revoked = 1 }, Sales, ProposalRefusal.LinkRevoked),
            (it.Link("a", Jane) with { GivenAt = it.Now - SigningLink.Span - Duration.FromSeconds(1) }, Sales, ProposalRefusal.LinkOver),
            (it.Link("a", Jane) with { Proposal = 2 }, Sales, null),
            (it.Link("a", Jane) with { Workspace = new("slack-t2") }, Sales, null),
        ];

        foreach (var (link, party, refusal) in wrong)
        {
            foreach (var act in Acts)
            {
                var done = await it.DecideAsync(link, act, party);
                (done.IsDone, done.Refusal).ShouldBe((false, refusal), $"{act} {link} {party}");
            }
        }

        (await it.EntriesAsync()).Count.ShouldBe(before);
        (await it.ToldAsync()).ShouldBeEmpty();
        (await it.DecideAsync(it.Link("a", Jane), AuditAct.ProposalSigned, Sales)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_used_twice_changes_one_thing_whatever_else_is_done_meanwhile() => await Gen.Select(Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 2]).Array[4, 14].SampleAsync(
        async steps =>
        {
            var it = await Company.StartAsync();
            SigningLink[] links = [it.Link("a", Jane), it.Link("b", Wei), it.Link("c", Jane)];
            var used = new Dictionary<string, int>();
            foreach (var (step, which, act) in steps)
            {
                var before = (await it.EntriesAsync()).Count;
                switch (step)
                {
                    case 8:
                        await it.EditAsync(before);
                        break;
                    case 9:
                        _ = await it.Negotiation.ProposeAsync(it.By(Jo), 1, Never);
                        break;
                    case 10:
                        _ = await it.Books.ChangeBooksAsync(Local, draft => AgreementLinkBook.Revoke(draft, AuditActor.Itself, it.Now), Never);
                        break;
                    case 11:
                        it.Now += Duration.FromMinutes(6);
                        break;
                    default:
                        var link = links[which];
                        var done = await it.DecideAsync(link, Acts[act], which == 1 ? Marketing : Sales);
                        var entries = (await it.EntriesAsync()).Skip(before).ToList();
                        (entries.Count > 0).ShouldBe(done.IsDone, "entries = changes");
                        entries.ShouldAllBe(entry => entry.By.Where == "page" && entry.By.Person == link.Person);
                        used[link.Id] = used.GetValueOrDefault(link.Id) + (done.IsDone ? 1 : 0);
                        break;
                }
            }

            used.Values.ShouldAllBe(times => times <= 1);
            (await it.ToldAsync()).Count.ShouldBe(used.Values.Sum(), "each is told once");
            (await AuditBook.VerifyAsync(it.Books, Local, Never)).IsSound.ShouldBeTrue();
        },
        iter: 60);

    [Fact]
    public async Task Of_many_that_use_one_link_at_once_one_decides()
    {
        var it = await Company.StartAsync();
        var link = it.Link("a", Jane);

        var done = await Task.WhenAll(Enumerable.Range(0, 24).Select(at => it.DecideAsync(link, Acts[at % 3], Sales)));

        done.Count(one => one.IsDone).ShouldBe(1);
        done.Where(one => !one.IsDone).ShouldAllBe(one => one.Refusal == ProposalRefusal.LinkUsed);
        (await it.EntriesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_links_were_used_for_is_forgotten_once_they_are_long_over()
    {
        var it = await Company.StartAsync();
        var first = it.Link("a", Jane);
        _ = await it.DecideAsync(first, AuditAct.ProposalSigned, Sales);
        it.Now += SigningLinkBook.Kept + Duration.FromSeconds(1);

        _ = await it.DecideAsync(it.Link("b", Wei), AuditAct.ProposalRejected, Marketing);

        (await SigningLinkBook.FindAsync(it.Books, first, Never)).ShouldBeNull();
        (await it.DecideAsync(first, AuditAct.ProposalSigned, Sales)).Refusal.ShouldBe(ProposalRefusal.LinkOver, "it is too old all the same");
    }

    [Theory]
    [InlineData("en", "On the page you signed proposal 1 for Sales", "until the last of them you can take yours back", "If that was not you")]
    [InlineData("zh-Hant", "你在頁面上為業務簽署了提案 1", "你可以用這裡的按鈕收回", "如果不是你本人")]
    public async Task Whoever_signed_is_told_how_to_take_it_back_while_that_can_be_done(string language, string headline, string undo, string notYou)
    {
        var it = await Company.StartAsync();
        _ = await it.DecideAsync(it.Link("a", Jane), AuditAct.ProposalSigned, Sales);
        var row = (await it.ToldAsync()).ShouldHaveSingleItem();

        var told = (await it.Writer.WriteAsync(row, language, ConversationScope.Personal, Never))!;
        told.Headline.ShouldBe(headline);
        var words = told.Parts.OfType<Part.Text>().ShouldHaveSingleItem().Words;
        words.ShouldContain(undo);
        words.ShouldContain(notYou);
        told.Choices.Select(choice => choice.Act).ShouldBe(["sla:change:1:1", "sla:show:1:1"]);

        _ = await it.DecideAsync(it.Link("b", Wei), AuditAct.ProposalSigned, Marketing);
        var later = (await it.Writer.WriteAsync(row, language, ConversationScope.Personal, Never))!;
        later.Choices.Select(choice => choice.Act).ShouldBe(["sla:show:1:1"], "everybody has signed: there is nothing to take back");
        later.Parts.OfType<Part.Text>().Single().Words.ShouldNotContain(undo);
    }

    [Fact]
    public async Task Whoever_made_it_is_shown_the_way_to_withdraw_it_and_a_no_tells_both()
    {
        var it = await Company.StartAsync(author: Jane);
        _ = await it.DecideAsync(it.Link("a", Jane), AuditAct.ProposalSigned, Sales);
        var told = (await it.Writer.WriteAsync((await it.ToldAsync())[0], "en", ConversationScope.Personal, Never))!;
        told.Choices.Select(choice => choice.Act).ShouldBe(["sla:change:1:1", "sla:withdraw:1:1", "sla:show:1:1"]);

        _ = await it.DecideAsync(it.Link("b", Wei), AuditAct.ProposalRejected, Marketing);

        (await it.RowsAsync()).Select(row => $"{row.Key.Subject} {row.Key.Target.Id}").ShouldContain("proposal-author:1:4 jane");
        var no = (await it.Writer.WriteAsync((await it.ToldAsync())[1], "en", ConversationScope.Personal, Never))!;
        no.Headline.ShouldBe("On the page you rejected proposal 1, for Marketing");
        no.Choices.Select(choice => choice.Act).ShouldBe(["sla:show:1:1"]);
    }

    private sealed class Company
    {
        private readonly RememberedFormat format = new();
        private readonly InMemoryMemberStore members = new();
        private readonly InMemoryWorkspaceStore store;

        private Company()
        {
            store = new(members, Books);
            Negotiation = new(store, format);
            Revoked = new(Books);
            Writer = new(Books, store, new InMemoryFactStore(Harbour.Agreement), members, format, () => Now);
        }

        public InMemoryBookStore Books { get; } = new();

        public Negotiation Negotiation { get; }

        public AgreementLinkBook Revoked { get; }

        public ProposalWriter Writer { get; }

        public Instant Now { get; set; } = Instant.FromUtc(2026, 7, 31, 12, 0);

        public static async Task<Company> StartAsync(Person? author = null)
        {
            var company = new Company();
            var by = company.By(author ?? Jo);
            _ = company.format.Write(Harbour.Agreement);
            _ = await company.store.AddAsync(Local, Harbour.Agreement, new(2026, 1, 1), Instant.FromUtc(2025, 12, 15, 9, 0), Never);
            _ = await company.members.ChangeMembersAsync(
                Local, _ => Member.InOrder([new(Jane, "Jane") { SignsFor = [Sales] }, new(Wei, "Wei") { SignsFor = [Marketing] }, new(Jo, "Jo") { IsAdmin = true }, new(Lin, "Lin") { MayLog = true }]), Never);
            _ = await company.Negotiation.BeginAsync(by, Higher(1_500_000m), new(2026, 8, 2), "the win rate rose", Never);
            _ = await company.Negotiation.ProposeAsync(by, 1, Never);
            return company;
        }

        public Negotiator By(Person person) => new(Local, person, null, Now);

        public SigningLink Link(string id, Person person) => new(id, Local, person, null, 1, 1, 0, "en", Now);

        public Task<Negotiated> DecideAsync(SigningLink link, AuditAct act, PartyId party) => Negotiation.DecideAsync(link, act, party, "because", Now, Never);

        public Task EditAsync(int amount) => Negotiation.EditAsync(By(Jo), 1, Higher(1_500_000m + amount), new(2026, 8, 2), "otherwise", Never);

        public async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
            [.. (await AuditBook.AllAsync(Books, Local, Never)).Where(entry => entry.Note.Act != AuditAct.LinksRevoked)];

        public async Task<IReadOnlyList<OutboxRow>> RowsAsync() => await Books.RowsAsync(Local, Never);

        public async Task<IReadOnlyList<OutboxRow>> ToldAsync() => [.. (await RowsAsync()).Where(row => row.Key.Subject.StartsWith("proposal-page:", StringComparison.Ordinal))];

        private static Agreement Higher(decimal goal) => Harbour.Agreement with { Goal = Harbour.Agreement.Goal with { Revenue = new(goal, new("USD")) } };
    }
}
