using NodaTime;
using SlaBot.Channels.Agreements;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Agreements;

/// <summary>Personal links to the page, as people ask for them.</summary>
public sealed class SigningInviteTests : IAsyncLifetime, ISigningLinks
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
    };

    private readonly RememberedFormat format = new();
    private readonly InMemoryMemberStore members = new();
    private readonly InMemoryBookStore books = new();
    private readonly InMemoryWorkspaceStore store;
    private readonly Negotiation negotiation;
    private readonly List<(Person Person, string? Name, int Proposal, int Edition)> given = [];
    private readonly SlaBot.Conversation.Conversation conversation;

    public SigningInviteTests()
    {
        store = new(members, books);
        negotiation = new(store, format);
        conversation = new(Reader, store, new InMemoryFactStore(Terms), new InMemoryWordStore(), books);
    }

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ = format.Write(Terms);
        _ = await store.AddAsync(Local, Terms, new(2026, 1, 1), Instant.FromUtc(2025, 12, 15, 9, 0), Never);
        _ = await members.ChangeMembersAsync(
            Local,
            _ => Member.InOrder([new(Jane, "Jane") { SignsFor = [new("sales")] }, new(Wei, "Wei") { SignsFor = [new("marketing")] }, new(Jo, "Jo") { IsAdmin = true }, new(Lin, "Lin") { MayLog = true }]),
            Never);
        var jo = new Negotiator(Local, Jo, null, Noon);
        _ = await negotiation.BeginAsync(jo, Terms with { Goal = Terms.Goal with { Revenue = new(1_500_000m, new("USD")) } }, new(2026, 7, 1), "the win rate has gone up", Never);
        _ = await negotiation.ProposeAsync(jo, 1, Never);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    ValueTask<Uri> ISigningLinks.PageAsync(WorkspaceId workspace, Person person, string? name, Proposal proposal, string language, Instant now, CancellationToken cancellation)
    {
        given.Add((person, name, proposal.Number, proposal.Edition));
        return new(new Uri($"https://bot.example/{language}"));
    }

    [Fact]
    public async Task In_private_it_is_answered_with_the_link_itself()
    {
        var answer = await PressAsync(Wei, "sla:page:1:1", ConversationScope.Personal);

        answer.Reply.Headline.ShouldBe("Here is your page for proposal 1");
        answer.Reply.Choices.ShouldHaveSingleItem().Address.ShouldBe(new("https://bot.example/en"));
        answer.Notices.ShouldBeEmpty();
        given.ShouldBe([(Wei, "Wei", 1, 1)]);
    }

    [Fact]
    public async Task Before_others_it_goes_to_the_person_alone()
    {
        foreach (var answer in new[] { await PressAsync(Jane, "sla:page:1:1"), (await SayAsync(Jane, "I want to sign on the page"))! })
        {
            answer.Place.ShouldBe(ReplyPlace.Whisper);
            answer.Reply.Choices.ShouldBeEmpty();
            answer.Reply.Headline.ShouldBe("The link is yours alone: it is in your private conversation with SlaBot.");
            var notice = answer.Notices.ShouldHaveSingleItem();
            notice.To.ShouldBe(Jane);
            notice.Reply.Choices.ShouldHaveSingleItem().Address.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("sign on the page", "en")]
    [InlineData("I want to sign proposal 1 on the page", "en")]
    [InlineData("please sign it on the web page.", "en")]
    [InlineData("give me the signing link", "en")]
    [InlineData("在頁面簽署", "zh-Hant")]
    [InlineData("我要在網頁上簽提案1", "zh-Hant")]
    public async Task It_is_understood_in_words_of_both_languages(string text, string language)
    {
        var answer = await SayAsync(Wei, text, ConversationScope.Personal);

        answer!.Reply.Choices.ShouldHaveSingleItem().Address.ShouldBe(new($"https://bot.example/{language}"));
    }

    [Theory]
    [InlineData("did Wei sign on the page?")]
    [InlineData("sign on the dotted line")]
    [InlineData("what is on the page")]
    [InlineData("I did not sign on the page")]
    public async Task Other_talk_gives_no_link(string text)
    {
        _ = await SayAsync(Wei, text, ConversationScope.Personal);

        given.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_does_not_sign_gets_none_nor_does_a_card_that_an_edit_overtook()
    {
        foreach (var person in new[] { Lin, Jo, Jane with { Tenant = "T2" } })
        {
            (await PressAsync(person, "sla:page:1:1")).Reply.Headline.ShouldStartWith("You do not sign for this department");
            (await SayAsync(person, "sign on the page", ConversationScope.Personal))!.Reply.Headline.ShouldStartWith("You do not sign for this department");
        }

        (await PressAsync(Jane, "sla:page:1:2")).Reply.Choices.ShouldNotContain(choice => choice.Address != null);
        (await PressAsync(Jane, "sla:page:2:1")).Reply.Headline.ShouldBe("That proposal is not kept here; nothing was changed.");
        _ = await negotiation.WithdrawAsync(new(Local, Jo, null, Noon), 1, "", Never);
        (await PressAsync(Jane, "sla:page:1:1")).Reply.Choices.ShouldNotContain(choice => choice.Address != null);
        given.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_card_has_the_button_where_there_is_a_page_and_edits_with_what_changes()
    {
        (await PressAsync(Jane, "sla:show:1:1")).Reply.Choices.Select(choice => choice.Act).ShouldBe(
            ["sla:sign:1:1", "sla:page:1:1", "sla:change:1:1", "sla:reject:1:1", "sla:diff:1:1", "sla:withdraw:1:1"]);
        (await PressAsync(Jane, "sla:diff:1:1")).Reply.Choices.Select(choice => choice.Act).ShouldBe(["sla:show:1:1", "sla:edit:1:1", "sla:remind:1:1"]);

        (await PressAsync(Jane, "sla:page:1:1", ConversationScope.Personal, hasPage: false)).Reply.Headline.ShouldStartWith("There is no page to sign on here");
    }

    private ProposalDesk Desk(bool hasPage = true) =>
        new(negotiation, books, store, new InMemoryFactStore(Terms), members, new InMemoryConversationStore(), format, Reader, hasPage ? this : null);

    private async Task<DeskReply?> SayAsync(Person person, string text, ConversationScope scope = ConversationScope.Channel) =>
        await Desk().HearAsync(HeardOf(person, scope), await members.FindMemberAsync(Local, person, Never), text, await conversation.AnswerAsync(new(Local, new(text, []), Noon), Never), Never);

    private async Task<DeskReply> PressAsync(Person person, string act, ConversationScope scope = ConversationScope.Channel, bool hasPage = true) =>
        await Desk(hasPage).PressAsync(HeardOf(person, scope), await members.FindMemberAsync(Local, person, Never), act, new Dictionary<string, string>(), Never);

    private static Heard HeardOf(Person person, ConversationScope scope) => new(Local, person.Platform, "growth", "growth", scope, person, Noon);
}
