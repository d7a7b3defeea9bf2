using NodaTime;
using SlaBot.Channels.Agreements;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Agreements;

/// <summary>Proposals as people talk and press about them; the reader and the negotiation are the real ones.</summary>
public sealed partial class ProposalDeskTests : IAsyncLifetime
{
    private static readonly Reader Reader = new();
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 15, 12, 0);
    private static readonly Person Jane = new(Platform.Slack, "T1", "jane"), Wei = new(Platform.Teams, "t1", "wei"), Jo = new(Platform.Teams, "t1", "jo"), Lin = new(Platform.Teams, "t1", "lin");

    private static readonly Agreement Terms = new()
    {
        Name = "Growth",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties = [new(new("sales"), new("Sales"), []), new(new("marketing"), new("Marketing"), [])],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = Funnel.Default,
        Kpis = [new(KpiIds.Nps) { Target = 50m }],
    };

    private readonly RememberedFormat format = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly InMemoryFactStore facts = new(Terms);
    private readonly InMemoryWorkspaceStore store;
    private readonly ProposalDesk desk;
    private readonly SlaBot.Conversation.Conversation conversation;
    private readonly ProposalBook book;

    public ProposalDeskTests()
    {
        store = new(members, books);
        book = new(format);
        desk = new(new(store, format), books, store, facts, members, new InMemoryConversationStore(), format, Reader);
        conversation = new(Reader, store, facts, new InMemoryWordStore(), books) { Signatures = new BookedSignatures(books) };
    }

    public async ValueTask InitializeAsync()
    {
        _ = await store.AddAsync(Local, Terms, new(2026, 1, 1), Instant.FromUtc(2025, 12, 15, 9, 0), Never);
        _ = await members.ChangeMembersAsync(
            Local,
            _ => [new(Jane, "Jane") { SignsFor = [new("sales")] }, new(Wei, "Wei") { SignsFor = [new("marketing")] }, new(Jo, "Jo") { IsAdmin = true }, new(Lin, "Lin") { MayLog = true }],
            Never);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Said_in_one_sentence_it_is_a_draft_with_all_it_needs()
    {
        var said = await SayAsync(Jo, "propose to raise the goal to 1.5 million from 1 July because the win rate has gone up");

        said!.Reply.Headline.ShouldStartWith("Proposal 1 · a draft by Jo for 1 Jul");
        Words(said.Reply).ShouldContain("Why: the win rate has gone up");
        said.Reply.Choices.Select(choice => choice.Act).ShouldBe(["sla:propose:1:1", "sla:edit:1:1", "sla:diff:1:1", "sla:withdraw:1:1"]);
        var proposal = await ProposalAsync(1);
        (proposal.Terms.Goal.Revenue.Amount, proposal.EffectiveFrom, proposal.State).ShouldBe((1_500_000m, new LocalDate(2026, 7, 1), ProposalState.Draft));
    }

    [Theory]
    [InlineData("I propose a win rate of 28% because we hired", "proposal_to_win_rate", 0.28)]
    [InlineData("let's propose a goal of 1.4m because we hired", "revenue", 1_400_000)]
    [InlineData("提議把NPS目標改成60，因為客戶更滿意", "nps", 60)]
    public async Task It_is_understood_in_other_words_as_well(string text, string kpi, decimal value)
    {
        _ = await SayAsync(Jo, text);

        var proposal = await ProposalAsync(1);
        KpiCatalog.Of(proposal.Terms).Find(new(kpi))!.Target.ShouldBe(value);
        proposal.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_target_that_is_only_set_offers_the_proposal_and_changes_nothing()
    {
        var offered = await SayAsync(Wei, "set the NPS target to 55");

        offered!.Reply.Headline.ShouldContain("55");
        var button = offered.Reply.Choices.ShouldHaveSingleItem();
        button.Act.ShouldBe("sla:amend::nps=55");
        (await book.OpenAsync(books, Local, Never)).ShouldBeEmpty();

        _ = await PressAsync(Wei, button.Act!);
        (await ProposalAsync(1)).Terms.Kpis.ShouldHaveSingleItem().Target.ShouldBe(55m);
        (await SayAsync(Lin, "set the NPS target to 55"))!.Reply.Choices.ShouldHaveSingleItem().Act.ShouldBe("access");
    }

    [Theory]
    [InlineData("propose to set the goal to 1.3 million and the win rate to 30% from 1 September because two reps joined")]
    [InlineData("propose to set the win rate to 30 % and the goal to 1.3 million from 1 September because two reps joined")]
    [InlineData("propose a goal of 1.3 million and a win rate of 30% from 1 September because two reps joined")]
    [InlineData("提議從9月1日起把目標改成130萬、成交率改成30%，因為多了兩位業務")]
    public async Task A_goal_and_a_rate_may_be_proposed_in_one_sentence(string words)
    {
        _ = (await SayAsync(Jo, words)).ShouldNotBeNull();

        var proposal = await ProposalAsync(1);
        (proposal.Terms.Goal.Revenue.Amount, proposal.Terms.Funnel.Stages[^1].Rate).ShouldBe((1_300_000m, 0.3m));
        (proposal.EffectiveFrom, proposal.Reason.Length > 0).ShouldBe((new LocalDate(2026, 9, 1), true));
    }

    [Theory]
    [InlineData("propose to raise the goal by 10% from 1 September because two reps joined", 1_320_000, 0.25)]
    [InlineData("propose to raise the win rate by 2 points from 1 September because two reps joined", 1_200_000, 0.27)]
    [InlineData("propose to lower the goal by 100k and the win rate by 5 points from 1 September because one left", 1_100_000, 0.2)]
    public async Task A_step_may_be_proposed(string words, int goal, double rate)
    {
        _ = (await SayAsync(Jo, words)).ShouldNotBeNull();

        var terms = (await ProposalAsync(1)).Terms;
        (terms.Goal.Revenue.Amount, terms.Funnel.Stages[^1].Rate).ShouldBe((goal, (decimal)rate));
    }

    [Fact]
    public async Task A_stage_that_follows_from_the_goal_is_refused_with_what_to_propose_instead()
    {
        var refused = await SayAsync(Jo, "propose to set the leads target to 6000 from 1 July because of the fair");

        refused!.Reply.Headline.ShouldBe("leads follows from the goal and the rates: propose another goal, or another rate between two stages.");
        (await book.OpenAsync(books, Local, Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_form_it_is_drafted_edited_and_proposed()
    {
        var form = (await SayAsync(Jo, "propose a change"))!.Reply.Form.ShouldNotBeNull();
        form.Id.ShouldBe("sla:new");
        form.Fields.OfType<Field.Text>().Select(field => field.Value).ShouldBe(["1,200,000", "12,000", "2.5 / 40 / 50 / 40 / 25", "2026-07-01", null]);

        (await PressAsync(Jo, form.Id, ("rates", "2.5 / 40"))).Reply.Headline.ShouldBe("“2.5 / 40” are not 5 rates of more than 0 and at most 100 percent: write them as in 2.5 / 40 / 50 / 40 / 25.");
        (await PressAsync(Jo, form.Id, ("from", "soon"))).Reply.Headline.ShouldBe("“soon” is no day: write it as in 2026-07-01.");
        _ = await PressAsync(Jo, form.Id, ("goal", "1,300,000"), ("size", "12,000"), ("rates", "2.5 / 40 / 50 / 40 / 28"), ("from", "2026-08-01"), ("words", "we hired"));
        var drafted = await ProposalAsync(1);
        (drafted.Terms.Goal.Revenue.Amount, drafted.Terms.Funnel.Last.Rate, drafted.EffectiveFrom, drafted.Reason).ShouldBe((1_300_000m, 0.28m, new LocalDate(2026, 8, 1), "we hired"));

        var edit = (await PressAsync(Wei, "sla:edit:1:1")).Reply.Form.ShouldNotBeNull();
        _ = await PressAsync(Wei, edit.Id, ("goal", "1,250,000"), ("words", "a little less"));
        (await ProposalAsync(1)).Terms.Goal.Revenue.Amount.ShouldBe(1_250_000m);
        (await PressAsync(Jo, "sla:propose:1:2")).Reply.Headline.ShouldEndWith(" · by Jo · to be signed by 29 Jun 2026");
    }

    [Fact]
    public async Task A_draft_without_a_reason_is_asked_for_it_before_it_is_proposed()
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");

        var form = (await PressAsync(Jo, "sla:propose:1:1")).Reply.Form.ShouldNotBeNull();
        _ = await PressAsync(Jo, form.Id, ("words", "we hired"));

        var proposal = await ProposalAsync(1);
        (proposal.Reason, proposal.State).ShouldBe(("we hired", ProposalState.Proposed));
    }

    [Fact]
    public async Task What_the_forms_of_a_proposal_lead_to_takes_the_place_of_its_card_and_a_new_one_does_not()
    {
        _ = await SayAsync(Jo, "propose to set the win rate to 28% from 1 September");
        foreach (var act in new[] { "sla:edit:1:1", "sla:propose:1:1" })
        {
            var asked = await PressAsync(Jo, act);
            (asked.Reply.Form!.Id, asked.IsOfCard).ShouldBe((act, true));
        }

        _ = await PressAsync(Jo, "sla:propose:1:1", ("words", "we hired"));
        foreach (var act in new[] { "sla:change:1:2", "sla:reject:1:2", "sla:withdraw:1:2" })
        {
            var asked = await PressAsync(act.Contains("withdraw", StringComparison.Ordinal) ? Jo : Wei, act);
            (asked.Reply.Form!.Id, asked.IsOfCard).ShouldBe((act, true));
        }

        (await PressAsync(Jo, "sla:new")).IsOfCard.ShouldBeFalse("it is pressed on an answer that stays");
    }

    [Fact]
    public async Task Pressed_by_both_sides_it_is_in_force()
    {
        await ProposedAsync();

        var half = await PressAsync(Jane, "sla:sign:1:1");
        half.Place.ShouldBe(ReplyPlace.Card);
        Words(half.Reply).ShouldContain("Sales ✔ Jane");
        var whole = await PressAsync(Wei, "sla:sign:1:1");
        whole.Reply.Headline.ShouldStartWith("✔ SLA v2 in force from 1 Jul 2026");
        whole.Reply.Choices.ShouldBeEmpty();
        (await PressAsync(Wei, "sla:sign:1:1")).Reply.Headline.ShouldStartWith("✔ SLA v2", customMessage: "an old card tells how it stands");
        (await AskAsync("show the agreement", Noon)).ShouldContain("No signature of this version is kept", customMessage: "the first, which is in force until then");
        (await AskAsync("show the agreement", Noon + Duration.FromDays(20))).ShouldContain("Sales | nobody named | Jane | 15 Jun 2026");
    }

    [Fact]
    public async Task Whoever_may_not_sign_hears_who_can_and_nothing_happens()
    {
        await ProposedAsync();

        foreach (var who in new[] { Jo, Lin, new Person(Platform.Slack, "T1", "stranger") })
        {
            var refused = await PressAsync(who, "sla:sign:1:1");
            refused.Place.ShouldBe(ReplyPlace.Whisper);
            refused.Reply.Headline.ShouldBe("You do not sign for this department. “Request access” asks for the right.");
            Words(refused.Reply).ShouldContain("These can: Wei, Jane.");
        }

        (await AuditBook.AllAsync(books, Local, Never)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_card_of_an_older_edition_signs_nothing_and_says_what_is_otherwise_since()
    {
        await ProposedAsync();
        _ = await PressAsync(Jo, "sla:edit:1:1", ("goal", "1,600,000"), ("words", "more"));

        var stale = await PressAsync(Jane, "sla:sign:1:1");

        stale.Place.ShouldBe(ReplyPlace.Card);
        Words(stale.Reply).ShouldContain("The proposal was edited since this card was shown: look at the newest one first. Since this card: Goal: $1,500,000 → $1,600,000; Why: more.");
        stale.Reply.Choices[0].Act.ShouldBe("sla:sign:1:2");
        (await ProposalAsync(1)).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_who_signs_for_two_is_asked_for_which_and_never_signs_for_all()
    {
        _ = await members.ChangeMembersAsync(Local, all => [.. all.Select(member => member.Person == Wei ? member with { SignsFor = [new("sales"), new("marketing")] } : member)], Never);
        await ProposedAsync();

        var which = await PressAsync(Wei, "sla:sign:1:1");
        which.Reply.Choices.Select(choice => (choice.Label, choice.Act)).ShouldBe([("Sign for Sales", "sla:party:1:1:sales"), ("Sign for Marketing", "sla:party:1:1:marketing")]);
        _ = await PressAsync(Wei, "sla:party:1:1:sales");
        (await PressAsync(Wei, "sla:party:1:1:marketing")).Reply.Headline.ShouldBe("One person cannot sign for all: somebody else has to sign for this department.");
    }

    [Fact]
    public async Task Saying_that_one_signs_brings_the_card_to_press()
    {
        await ProposedAsync();

        foreach (var text in new[] { "I sign", "approve", "approve proposal 1", "I approve the new targets" })
        {
            var card = await SayAsync(Jane, text);
            card!.Reply.Parts.OfType<Part.Text>().First().Words.ShouldBe("Read it, then press “Sign” to sign proposal 1 for Sales.", text);
            card.Reply.Choices[0].Act.ShouldBe("sla:sign:1:1");
        }

        (await SayAsync(Wei, "我簽署"))!.Reply.Parts.OfType<Part.Text>().First().Words.ShouldBe("請先看過，再按「簽署」為行銷簽署提案 1。");
        (await SayAsync(Lin, "I sign"))!.Place.ShouldBe(ReplyPlace.Whisper);
        (await ProposalAsync(1)).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saying_no_with_a_reason_brings_the_form_with_it_and_the_press_ends_it()
    {
        await ProposedAsync();

        var form = (await SayAsync(Wei, "we reject because the goal is too high"))!.Reply.Form.ShouldNotBeNull();
        form.Fields.OfType<Field.Text>().Single().Value.ShouldBe("the goal is too high");
        var ended = await PressAsync(Wei, form.Id, ("words", "the goal is too high"));

        ended.Reply.Headline.ShouldBe("✖ Proposal 1 · rejected; nothing has changed");
        (await books.RowsAsync(Local, Never)).ShouldContain(row => row.Key.Subject.StartsWith("proposal-author:1:", StringComparison.Ordinal) && row.Key.Target.Id == "jo");
        (await SayAsync(Jane, "I sign"))!.Reply.Headline.ShouldBe("No proposal is open, so there is nothing to sign or to refuse.");
    }

    [Fact]
    public async Task A_change_that_is_asked_for_makes_it_a_draft_again()
    {
        await ProposedAsync();

        var form = (await PressAsync(Wei, "sla:change:1:1")).Reply.Form.ShouldNotBeNull();
        var card = await PressAsync(Wei, form.Id, ("words", "only from August"));

        Words(card.Reply).ShouldContain("Wei asked for a change: only from August");
        (await ProposalAsync(1)).State.ShouldBe(ProposalState.Draft);
    }

    [Fact]
    public async Task What_is_proposed_can_be_asked_by_anybody()
    {
        (await SayAsync(Lin, "what is proposed?"))!.Reply.Headline.ShouldBe("No proposal is open, so there is nothing to sign or to refuse.");
        await ProposedAsync();
        foreach (var text in new[] { "what is proposed?", "show the proposal", "proposal 1", "有什麼提案？", "who still has to sign?", "is there anything waiting for my signature?", "when does the proposal expire?", "誰還沒簽？", "有什麼要我簽的嗎？" })
        {
            (await SayAsync(Lin, text))!.Reply.Headline.ShouldContain("1", customMessage: text);
        }

        _ = await SayAsync(Wei, "propose to set the win rate to 28% from 1 September because we hired");
        var list = await SayAsync(Lin, "show the proposals");
        list!.Reply.Headline.ShouldBe("Open proposals: proposal 1 by Jo, proposal 2 by Wei.");
        list.Reply.Choices.Select(choice => choice.Act).ShouldBe(["sla:show:1:1", "sla:show:2:1"]);
        Words((await PressAsync(Lin, "sla:diff:1:1")).Reply).ShouldContain("Goal: $1,200,000 → $1,500,000");
        (await SayAsync(Lin, "show proposal 9"))!.Reply.Headline.ShouldBe("That proposal is not kept here; nothing was changed.");
    }

    [Fact]
    public async Task Only_whoever_made_it_or_an_admin_takes_it_back()
    {
        await ProposedAsync();

        var form = (await SayAsync(Jo, "withdraw the proposal"))!.Reply.Form.ShouldNotBeNull();
        Words((await PressAsync(Wei, form.Id, ("words", "no"))).Reply).ShouldContain("These can: Jo.");
        (await PressAsync(Jo, form.Id, ("words", "too early"))).Reply.Headline.ShouldBe("Proposal 1 · withdrawn; nothing has changed");
    }

    [Fact]
    public async Task The_next_agreement_is_begun_from_what_was_counted()
    {
        _ = await facts.AppendAsync(Local, [.. Enumerable.Range(1, 12).Select(month => Some.WonDeal($"D{month}", 20_000m, 5, month))], Never);
        var drafted = await PressAsync(Jo, "sla:first:likely:2027-01-01:2027-12-31");

        drafted.Reply.Headline.ShouldBe("Proposal 1 · a draft by Jo for 2027");
        (await ProposalAsync(1)).EffectiveFrom.ShouldBe(new LocalDate(2027, 1, 1));
        (await PressAsync(Lin, "sla:first:likely:2027-01-01:2027-12-31")).Place.ShouldBe(ReplyPlace.Whisper);
    }

    [Theory]
    [InlineData("how many leads did we get?")]
    [InlineData("how many proposals did we get last month?")]
    [InlineData("what if the win rate were 30%?")]
    [InlineData("are we on pace?")]
    [InlineData("log 20 proposals for today")]
    [InlineData("we have a proposal rate of 40%")]
    public async Task Other_talk_is_left_to_the_conversation(string text) => (await SayAsync(Jo, text)).ShouldBeNull();

    [Fact]
    public async Task Acts_that_nobody_made_do_nothing()
    {
        foreach (var act in new[] { "sla:", "sla:sign", "sla:sign:1", "sla:sign:9:1", "sla:fly:1:1", "sla:day:1:soon", "sla:amend::x", "sla:party:1:1:", "sla:reset:keep" })
        {
            var answer = await PressAsync(Jo, act);
            answer.Place.ShouldBe(ReplyPlace.Whisper, act);
            answer.Reply.Headline.ShouldBe("That proposal is not kept here; nothing was changed.", act);
        }
    }

    private async Task ProposedAsync()
    {
        _ = await SayAsync(Jo, "propose to raise the goal to 1.5 million from 1 July because the win rate has gone up");
        _ = await PressAsync(Jo, "sla:propose:1:1");
    }

    // As the desk of the channel does: what it waits for first.
    private async Task<DeskReply?> SayAsync(Person person, string text)
    {
        var member = await members.FindMemberAsync(Local, person, Never);
        return await desk.TakeAsync(HeardOf(person), member, text, Never) is { Reply: { } taken } ? taken
            : await desk.HearAsync(HeardOf(person), member, text, await conversation.AnswerAsync(new(Local, new(text, []), Noon), Never), Never);
    }

    private async Task<Taken?> TakeAsync(Person person, string text) => await desk.TakeAsync(HeardOf(person), await members.FindMemberAsync(Local, person, Never), text, Never);

    private async Task<string> AskAsync(string text, Instant at) => Words((await conversation.AnswerAsync(new(Local, new(text, []), at), Never)).Reply);

    private async Task<DeskReply> PressAsync(Person person, string act, params (string Field, string Answer)[] answers) =>
        await desk.PressAsync(HeardOf(person), await members.FindMemberAsync(Local, person, Never), act, answers.ToDictionary(one => one.Field, one => one.Answer), Never);

    private async Task<Proposal> ProposalAsync(int number) => (await book.FindAsync(books, Local, number, Never)).ShouldNotBeNull().Proposal;

    private static string Words(Reply reply) => string.Join('\n', reply.Parts.Select(part => part switch
    {
        Part.Text text => text.Words,
        Part.Note note => note.Words,
        Part.Table table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row.Cells))),
        _ => "",
    }));

    [Fact]
    public async Task A_party_that_is_to_join_is_known_before_the_agreement_knows_it()
    {
        (await desk.PartiesAsync(Local, Never)).ShouldBeEmpty();

        _ = await desk.DraftAsync(HeardOf(Jo), await members.FindMemberAsync(Local, Jo, Never), Terms with { Parties = [.. Terms.Parties, new(new("operations"), new("Operations"), [])] }, Never);

        (await desk.PartiesAsync(Local, Never)).Select(party => party.Id.Value).ShouldBe(["sales", "marketing", "operations"]);
    }

    private static Heard HeardOf(Person person) => new(Local, person.Platform, "growth", "growth", ConversationScope.Channel, person, Noon);
}
