using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;
using Harbour = SlaBot.Conversation.Tests.Answers.Harbour;

namespace SlaBot.Conversation.Tests.Agreements.Negotiations;

public sealed class NegotiationTests : IAsyncLifetime
{
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly Instant Noon = Instant.FromUtc(2026, 7, 31, 12, 0);
    private static readonly LocalDate August = new(2026, 8, 1);
    private static readonly PartyId Sales = new("sales"), Marketing = new("marketing");
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane"), Wei = new(Platform.Slack, "T1", "wei"), Jo = new(Platform.Teams, "t1", "jo"), Lin = new(Platform.Teams, "t1", "lin");
    private static readonly Agreement Higher = Harbour.Agreement with { Goal = Harbour.Agreement.Goal with { Revenue = new(1_500_000m, new("USD")) } };

    private readonly RememberedFormat format = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly InMemoryWorkspaceStore store;
    private readonly List<WorkspaceId> revised = [];
    private readonly Negotiation negotiation;
    private readonly ProposalBook book;

    public NegotiationTests()
    {
        store = new(members, books);
        negotiation = new(store, format, revised.Add);
        book = new(format);
    }

    public async ValueTask InitializeAsync()
    {
        _ = format.Write(Harbour.Agreement);
        _ = await store.AddAsync(Local, Harbour.Agreement, new(2026, 1, 1), Instant.FromUtc(2025, 12, 15, 9, 0), Never);
        await MembersAsync(
            new(Jane, "Jane") { SignsFor = [Sales] },
            new(Wei, "Wei") { SignsFor = [Marketing] },
            new(Jo, "Jo") { IsAdmin = true },
            new(Lin, "Lin") { MayLog = true });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_comes_back_as_it_was()
    {
        _ = await ProposedAsync();
        _ = await negotiation.AskForChangeAsync(By(Wei), 1, Marketing, "only with more visits", Never);
        _ = await negotiation.EditAsync(By(Jo), 1, Higher with { Name = "Other" }, August.PlusDays(3), "better", Never);
        _ = await negotiation.ProposeAsync(By(Jo), 1, Never);
        var signed = (await negotiation.SignAsync(By(Jane), 1, 2, Sales, Never)).Kept!;

        var kept = (await book.FindAsync(books, Local, 1, Never))!;

        (kept.Proposal with { PartiesBefore = [], Signatures = [], Remarks = [] }).ShouldBe(signed.Proposal with { PartiesBefore = [], Signatures = [], Remarks = [] });
        kept.Proposal.Signatures.ShouldBe([new(Sales, new("Teams:t1:jane", "Jane"), Noon)]);
        kept.Proposal.Remarks.ShouldBe([new(RemarkKind.ChangeAsked, new("Slack:T1:wei", "Wei"), Marketing, "only with more visits", Noon)]);
        kept.Proposal.PartiesBefore.ShouldBe([Sales, Marketing]);
        kept.Proposal.EditedBy.ShouldBe(new Signer("Teams:t1:jo", "Jo"));
        kept.Past.ShouldHaveSingleItem().ShouldBe(new(1, format.Write(Higher), August, "the win rate rose"));
        (kept.ProposedAt, kept.Changes).ShouldBe((Noon, signed.Changes));
        kept.Cards.ShouldBe(signed.Cards);
    }

    [Fact]
    public async Task Signed_by_both_it_is_the_next_revision_with_its_signatures_in_one_commit_each_with_its_entry()
    {
        _ = await ProposedAsync();
        var half = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);
        var whole = await negotiation.SignAsync(By(Wei), 1, 1, Marketing, Never);

        half.Kept!.Proposal.Waiting.ShouldBe([Marketing]);
        whole.Kept!.Proposal.State.ShouldBe(ProposalState.InForce);
        var latest = (await store.HistoryAsync(Local, Never)).Latest!;
        (latest.Number, latest.EffectiveFrom, latest.Terms).ShouldBe((2, August, Higher));
        (await ProposalBook.SignaturesAsync(books, Local, 2, Never)).Select(signature => (signature.Party, signature.By.Name)).ShouldBe([(Sales, "Jane"), (Marketing, "Wei")]);
        (await ProposalBook.SignaturesAsync(books, Local, 1, Never)).ShouldBeEmpty("the first was stored without any");
        (await ActsAsync()).ShouldBe([AuditAct.ProposalDrafted, AuditAct.ProposalProposed, AuditAct.ProposalSigned, AuditAct.ProposalSigned, AuditAct.AgreementSigned]);
        (await AuditBook.VerifyAsync(books, Local, Never)).IsSound.ShouldBeTrue();
        revised.ShouldBe([Local]);
    }

    [Fact]
    public async Task Whoever_has_to_sign_is_asked_in_private_once_and_their_cards_follow()
    {
        _ = await ProposedAsync();
        (await RowsAsync()).Select(Line).ShouldBe(["proposal:1:2 jane", "proposal:1:2 wei"], ignoreOrder: true);

        _ = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);
        (await RowsAsync()).Skip(2).Select(Line).ShouldBe(["update proposal:1:2 jane", "update proposal:1:2 wei"], ignoreOrder: true);

        _ = await negotiation.RejectAsync(By(Wei), 1, Marketing, "the goal is too high", Never);
        (await RowsAsync()).Skip(4).Select(Line).ShouldBe(["update proposal:1:2 jane", "update proposal:1:2 wei", "proposal-author:1:4 jo"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_right_that_was_revoked_between_card_and_press_signs_nothing()
    {
        _ = await ProposedAsync();
        _ = await members.ChangeMembersAsync(Local, all => [.. all.Select(member => member.Person == Jane ? member with { SignsFor = [] } : member)], Never);

        var refused = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);

        refused.Refusal.ShouldBe(ProposalRefusal.NotYourParty);
        (await ActsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_person_with_an_account_on_each_platform_cannot_sign_for_both_sides_even_where_that_is_found_out_in_between()
    {
        var twin = new Person(Platform.Slack, "T1", "jane-on-slack");
        await MembersAsync(new(Jane, "Jane") { SignsFor = [Sales] }, new(twin, "Jane") { SignsFor = [Marketing] }, new(Wei, "Wei") { SignsFor = [Marketing] }, new(Jo, "Jo") { IsAdmin = true });
        _ = await ProposedAsync();
        _ = await negotiation.SignAsync(By(twin), 1, 1, Marketing, Never);
        _ = await members.ChangeMembersAsync(Local, all => [.. all.Select(member => member.Name == "Jane" ? member with { Email = "jane@harbour.example" } : member)], Never);

        (await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never)).Refusal.ShouldBe(ProposalRefusal.OnePersonForAll);
        (await store.HistoryAsync(Local, Never)).Latest!.Number.ShouldBe(1);
    }

    [Fact]
    public async Task Only_admins_and_signatories_begin_edit_and_propose()
    {
        (await negotiation.BeginAsync(By(Lin), Higher, August, "why", Never)).Refusal.ShouldBe(ProposalRefusal.MayNotPropose);
        _ = await negotiation.BeginAsync(By(Jane), Higher, August, "why", Never);

        (await negotiation.EditAsync(By(Lin), 1, Harbour.Reset, August, "why", Never)).Refusal.ShouldBe(ProposalRefusal.MayNotPropose);
        (await negotiation.ProposeAsync(By(Lin), 1, Never)).Refusal.ShouldBe(ProposalRefusal.MayNotPropose);
        (await negotiation.WithdrawAsync(By(Wei), 1, "", Never)).Refusal.ShouldBe(ProposalRefusal.NotYours);
        (await negotiation.WithdrawAsync(By(Jo), 1, "", Never)).IsDone.ShouldBeTrue("an admin may");
        (await negotiation.SignAsync(By(Jane), 7, 1, Sales, Never)).ShouldBe(new Negotiated(null, null));
        (await ActsAsync()).ShouldBe([AuditAct.ProposalDrafted, AuditAct.ProposalWithdrawn]);
    }

    [Fact]
    public async Task Two_open_proposals_are_told_of_each_other_and_the_second_is_overtaken()
    {
        _ = await ProposedAsync();
        _ = await negotiation.BeginAsync(By(Wei), Harbour.Reset, August, "mine", Never);
        var before = (await RowsAsync()).Count;
        _ = await negotiation.ProposeAsync(By(Wei), 2, Never);

        (await RowsAsync()).Skip(before).Select(Line).ShouldContain("proposal-rival:1:2 jo");
        (await RowsAsync()).Skip(before).Select(Line).ShouldContain("proposal-rival:2:1 wei");
        (await RowsAsync()).Skip(before).Select(Line).ShouldContain("update proposal:1:2 jane", "the card says so as well");

        _ = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);
        _ = await negotiation.SignAsync(By(Wei), 1, 1, Marketing, Never);

        var second = (await book.FindAsync(books, Local, 2, Never))!.Proposal;
        (second.State, second.SupersededBy).ShouldBe((ProposalState.Superseded, 1));
        (await ActsAsync()).Count(act => act == AuditAct.ProposalSuperseded).ShouldBe(1);
        (await negotiation.SignAsync(By(Jane), 2, 1, Sales, Never)).Refusal.ShouldBe(ProposalRefusal.Ended);
    }

    [Fact]
    public async Task A_proposal_against_an_older_revision_is_made_anew_before_it_can_be_signed()
    {
        _ = await ProposedAsync();
        _ = await store.AddAsync(Local, Harbour.Reset, August, Noon, Never);

        (await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never)).Refusal.ShouldBe(ProposalRefusal.NotNewest);
        (await negotiation.RebaseAsync(By(Jo), 1, Never)).Kept!.Proposal.State.ShouldBe(ProposalState.Draft);
        (await negotiation.RebaseAsync(By(Jo), 1, Never)).Refusal.ShouldBe(ProposalRefusal.NothingChanges);
        _ = await negotiation.ProposeAsync(By(Jo), 1, Never);
        (await negotiation.SignAsync(By(Jane), 1, 2, Sales, Never)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_changes_nothing_is_refused()
    {
        _ = await negotiation.BeginAsync(By(Jo), Harbour.Agreement, August, "why", Never);

        (await negotiation.ProposeAsync(By(Jo), 1, Never)).Refusal.ShouldBe(ProposalRefusal.NothingChanges);
        (await negotiation.EditAsync(By(Jo), 1, Harbour.Agreement, August, " why ", Never)).Refusal.ShouldBe(ProposalRefusal.NothingChanges);
        (await ActsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_sign_at_the_same_moment_both_count_and_one_revision_comes()
    {
        _ = await ProposedAsync();
        var both = await Task.WhenAll(
            negotiation.SignAsync(By(Jane), 1, 1, Sales, Never),
            negotiation.SignAsync(By(Wei), 1, 1, Marketing, Never),
            negotiation.SignAsync(By(Jane), 1, 1, Sales, Never));

        both.Count(one => one.IsDone).ShouldBe(2);
        (await store.HistoryAsync(Local, Never)).Latest!.Number.ShouldBe(2);
        revised.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Those_who_have_not_signed_are_reminded_once_a_day()
    {
        _ = await ProposedAsync();
        _ = await negotiation.SignAsync(By(Jane), 1, 1, Sales, Never);

        (await negotiation.RemindAsync(By(Jo), 1, Never)).ShouldBe(1);
        (await negotiation.RemindAsync(By(Jo), 1, Never)).ShouldBe(0);
        (await negotiation.RemindAsync(By(Jo) with { At = Noon + Duration.FromDays(1) }, 1, Never)).ShouldBe(1);
        (await negotiation.RemindAsync(By(Lin), 1, Never)).ShouldBeNull();
        (await ActsAsync()).Count.ShouldBe(3, "reminding changes no proposal");
    }

    [Fact]
    public async Task Terms_that_could_not_be_read_again_are_not_kept_where_they_would_hide_every_proposal()
    {
        _ = await ProposedAsync();
        var strict = new Negotiation(store, new UpTo(format, Higher));
        var impossible = Higher with { Goal = Higher.Goal with { Revenue = new(decimal.MaxValue, new("USD")) } };

        (await strict.BeginAsync(By(Jo), impossible, August, "why not", Never)).Refusal.ShouldBe(ProposalRefusal.CannotBe);
        (await strict.EditAsync(By(Jo), 1, impossible, August, "why not", Never)).Refusal.ShouldBe(ProposalRefusal.CannotBe);

        (await ActsAsync()).Count.ShouldBe(2);
        (await new ProposalBook(new UpTo(format, Higher)).OpenAsync(books, Local, Never)).ShouldHaveSingleItem().Proposal.Terms.ShouldBe(Higher);
    }

    private async Task<Negotiated> ProposedAsync()
    {
        _ = await negotiation.BeginAsync(By(Jo), Higher, August, " the win rate rose ", Never);
        return await negotiation.ProposeAsync(By(Jo), 1, Never);
    }

    private Task MembersAsync(params Member[] all) => members.ChangeMembersAsync(Local, _ => all, Never);

    private async Task<IReadOnlyList<AuditAct>> ActsAsync() => [.. (await AuditBook.AllAsync(books, Local, Never)).Select(entry => entry.Note.Act)];

    private async Task<IReadOnlyList<OutboxRow>> RowsAsync() => await books.RowsAsync(Local, Never);

    private static string Line(OutboxRow row) => $"{(row.IsUpdate ? "update " : "")}{row.Key.Subject} {row.Key.Target.Id}";

    private static Negotiator By(Person person) => new(Local, person, null, Noon);

    // Reads no larger goal than that of some terms, as the file of an agreement does.
    private sealed class UpTo(RememberedFormat format, Agreement largest) : IAgreementFormat
    {
        public string Write(Agreement terms) => format.Write(terms);

        public Agreement Read(string text) => format.Read(text) is { } terms && terms.Goal.Revenue.Amount <= largest.Goal.Revenue.Amount ? terms : throw new FormatException("too large");
    }
}
