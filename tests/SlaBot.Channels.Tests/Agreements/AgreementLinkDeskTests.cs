using NodaTime;
using SlaBot.Channels.Agreements;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Agreements;

public sealed class AgreementLinkDeskTests
{
    private static readonly WorkspaceId Local = new("local");
    private static readonly Person Jane = new(Platform.Teams, "t1", "jane");

    private readonly InMemoryBookStore books = new();
    private readonly InMemoryMemberStore members = new();
    private readonly AgreementLinkBook book;

    public AgreementLinkDeskTests() => book = new(books);

    [Theory]
    [InlineData("Revoke the agreement links", true)]
    [InlineData("please revoke all agreement links", true)]
    [InlineData("revoke the links to the agreement", true)]
    [InlineData("撤銷協議連結", true)]
    [InlineData("請作廢協議頁面的連結", true)]
    [InlineData("did you revoke the agreement links?", false)]
    [InlineData("can we revoke the agreement links?", false)]
    [InlineData("Jane said: revoke the agreement links", false)]
    [InlineData("revoke the agreement", false)]
    [InlineData("show the agreement link", false)]
    public async Task Only_the_command_itself_revokes(string text, bool isCommand)
    {
        var reply = await HearAsync(text, new(Jane, "Jane") { IsAdmin = true });

        (reply is not null).ShouldBe(isCommand);
        (await book.CountAsync(Local, Cancellation)).ShouldBe(isCommand ? 1 : 0);
    }

    [Fact]
    public async Task Whoever_is_no_admin_revokes_nothing()
    {
        foreach (var member in new[] { null, new Member(Jane, "Jane") { SignsFor = [new("sales")], MayLog = true } })
        {
            (await HearAsync("revoke the agreement links", member))!.Reply.Headline.ShouldContain("Only an admin");
            (await PressAsync(member)).Reply.Headline.ShouldContain("Only an admin");
        }

        (await book.CountAsync(Local, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task The_button_of_an_admin_revokes_as_well_each_time_anew()
    {
        var admin = new Member(Jane, "Jane") { IsAdmin = true };

        _ = await PressAsync(admin);
        _ = await HearAsync("revoke the agreement links", admin);

        (await book.CountAsync(Local, Cancellation)).ShouldBe(2);
        (await AuditBook.AllAsync(books, Local, Cancellation)).Select(entry => (entry.Note.Act, entry.By.Name)).ShouldBe([(AuditAct.LinksRevoked, "Jane"), (AuditAct.LinksRevoked, "Jane")]);
        (await book.CountAsync(new("other"), Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_lost_the_right_while_the_word_was_on_its_way_revokes_nothing()
    {
        var admin = new Member(Jane, "Jane") { IsAdmin = true };
        _ = await members.ChangeMembersAsync(Local, _ => [admin with { IsAdmin = false }], Cancellation);

        (await Desk.HearAsync(Heard, admin, "revoke the agreement links", Agreement, Cancellation))!.Reply.Headline.ShouldContain("Only an admin");
        (await Desk.PressAsync(Heard, admin, AgreementLinkDesk.Revoke, new Dictionary<string, string>(), Cancellation)).Reply.Headline.ShouldContain("Only an admin");

        (await book.CountAsync(Local, Cancellation)).ShouldBe(0);
        (await AuditBook.AllAsync(books, Local, Cancellation)).ShouldBeEmpty();
    }

    private AgreementLinkDesk Desk => new(new(new InMemoryWorkspaceStore(members, books), new RememberedFormat()));

    private static Heard Heard => new(Local, Platform.Teams, "19:general", "19:general", ConversationScope.Channel, Jane, Instant.FromUtc(2026, 9, 15, 9, 0));

    private static Answered Agreement => new(new() { Language = "en", Intent = Intent.Agreement, Confidence = 1 }, [], new() { Language = "en", Headline = "The agreement" });

    private async Task<DeskReply?> HearAsync(string text, Member? member)
    {
        await KnowAsync(member);
        return await Desk.HearAsync(Heard, member, text, Agreement, Cancellation);
    }

    private async Task<DeskReply> PressAsync(Member? member)
    {
        await KnowAsync(member);
        return await Desk.PressAsync(Heard, member, AgreementLinkDesk.Revoke, new Dictionary<string, string>(), Cancellation);
    }

    private Task KnowAsync(Member? member) => members.ChangeMembersAsync(Local, _ => member is null ? [] : [member], Cancellation);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
