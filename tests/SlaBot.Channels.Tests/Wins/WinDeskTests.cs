using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Wins;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Testing.Wins;

namespace SlaBot.Channels.Tests.Wins;

public sealed class WinDeskTests
{
    private static readonly Person Jane = new(Platform.Slack, "T1", "U-JANE");
    private static readonly Person Lin = new(Platform.Slack, "T1", "U-LIN");
    private static readonly Person Wei = new(Platform.Slack, "T1", "U-WEI");
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly WinCompany company = new(SomeWins.Agreement);
    private readonly WinDesk desk;

    public WinDeskTests() => desk = new(company.Posts, company.Places);

    [Fact]
    public async Task Each_person_congratulates_once_and_takes_it_back_by_pressing_again()
    {
        await BigDealAsync("C1", "C2");

        (await PressAsync("win:cheer:deal:D1", Wei)).Place.ShouldBe(ReplyPlace.Card);
        Words(await PressAsync("win:cheer:deal:D1", Jane)).ShouldContain("👏 2 people congratulate.");
        Words(await PressAsync("win:cheer:deal:D1", Wei)).ShouldContain("👏 1 person congratulates.");
        Words(await PressAsync("win:cheer:deal:D1", Jane)).ShouldNotContain("👏 1");
    }

    [Fact]
    public async Task Copies_elsewhere_follow_and_the_pressed_one_is_not_sent_again()
    {
        await BigDealAsync("C1", "C2");
        _ = await PressAsync("win:cheer:deal:D1", Wei);
        _ = await PressAsync("win:cheer:deal:D1", Jane); // before the first change has left: both become one
        await company.SettleAsync();
        _ = await PressAsync("win:cheer:deal:D1", Lin);
        await company.SettleAsync();

        company.Sent.Where(sent => sent.Row.IsUpdate).Select(sent => (sent.Row.Key.Target.Id, sent.Row.Key.Version)).ShouldBe([("C2", "1"), ("C2", "2")]);
        company.Sent[^1].Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words == "👏 3 people congratulate.");
    }

    [Fact]
    public async Task Nobody_congratulates_themselves()
    {
        await BigDealAsync("C1");

        (await PressAsync("win:cheer:deal:D1", Lin, name: "lin chen")).Reply.Headline.ShouldBe("One does not congratulate oneself: leave it to the others.");
        (await company.Posts.FindAsync(WinCompany.Workspace, "deal:D1", Cancellation))!.Cheers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("win:hide:deal:D1")]
    [InlineData("win:add:deal:D1")]
    [InlineData("win:undo:deal:D1")]
    public async Task Who_may_only_ask_changes_nothing(string act)
    {
        await BigDealAsync("C1");
        var writes = company.Books.Writes;

        var said = await PressAsync(act, Wei);

        (said.Place, said.Reply.Headline).ShouldBe((ReplyPlace.Whisper, "Only people who may change numbers here can do that."));
        company.Books.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task Amounts_are_hidden_everywhere_and_shown_again()
    {
        await BigDealAsync("C1", "C2");

        var hidden = await PressAsync("win:hide:deal:D1", Jane, MayLog(Jane));
        await company.SettleAsync();
        hidden.Reply.Headline.ShouldBe("★ Won: Customer D1");
        Words(hidden).ShouldNotContain("48,000");
        company.Sent[^1].Reply.Headline.ShouldBe("★ Won: Customer D1");
        hidden.Reply.Choices.ShouldContain(choice => choice.Act == "win:show:deal:D1");

        (await PressAsync("win:show:deal:D1", Jane, MayLog(Jane))).Reply.Headline.ShouldBe("★ $48,000 won: Customer D1");
    }

    [Theory]
    [InlineData("hide amounts here", "show amounts here")]
    [InlineData("這裡隱藏金額", "這裡顯示金額")]
    public async Task An_admin_hides_all_amounts_of_a_place(string hide, string show)
    {
        _ = await company.AddPlaceAsync("C1");
        (await HearAsync(hide, Wei, MayLog(Wei)))!.Place.ShouldBe(ReplyPlace.Whisper);
        _ = await HearAsync(hide, Jane, new(Jane, null) { IsAdmin = true });
        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m));
        await company.SendAsync();
        _ = await HearAsync(show, Jane, new(Jane, null) { IsAdmin = true });
        await company.TellAsync(SomeWins.Deal("D2", 49_000m));
        await company.SendAsync();

        company.Headlines.ShouldBe(["★ Won: Customer D1", "★ $49,000 won: Customer D2"]);
    }

    [Theory]
    [InlineData(9, false, true)]
    [InlineData(11, false, false)]
    [InlineData(11, true, true)]
    public async Task A_post_is_taken_back_by_hand_within_ten_minutes_and_by_an_admin_later(int minutes, bool isAdmin, bool isUndone)
    {
        await BigDealAsync("C1", "C2");
        company.Time.Now += Duration.FromMinutes(minutes);

        var said = await PressAsync("win:undo:deal:D1", Jane, isAdmin ? new(Jane, null) { IsAdmin = true } : MayLog(Jane));
        await company.SettleAsync();

        (said.Reply.Headline == "✕ This post was taken back by hand.").ShouldBe(isUndone);
        company.Sent.Count(sent => sent.Row.IsUpdate).ShouldBe(isUndone ? 1 : 0);

        // What is told anew by the facts does not bring it back.
        await company.TellAsync(SomeWins.Deal("D1", 99_000m));
        await company.SettleAsync();
        company.Headlines.Contains("★ $99,000 won: Customer D1").ShouldBe(!isUndone);
    }

    [Fact]
    public async Task Somebody_is_added_by_a_form_and_named_only_with_consent()
    {
        await BigDealAsync("C1");
        await company.AddMemberAsync(new(Wei, "Wei Wu"));

        var form = (await PressAsync("win:add:deal:D1", Jane, MayLog(Jane))).Reply.Form!;
        var added = await desk.PressAsync(Heard(Jane), MayLog(Jane), form.Id, new Dictionary<string, string> { ["name"] = "Wei Wu", ["party"] = "marketing" }, Cancellation);
        await company.SettleAsync();

        added.Reply.Headline.ShouldStartWith("Added.");
        company.Sent.Single(sent => sent.Row.IsUpdate).Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words == "With: somebody in Marketing.");

        // The person is asked in private; a yes changes the post in place.
        var asked = company.Sent.Single(sent => sent.Row.Key.Kind == PostKind.Notice);
        asked.Row.Key.Target.Id.ShouldBe("U-WEI");
        var yes = asked.Reply.Choices[0].Act!;
        (await PressAsync(yes, Lin)).Place.ShouldBe(ReplyPlace.Whisper); // not for others to say
        _ = await PressAsync(yes, Wei);
        await company.SettleAsync();
        company.Sent[^1].Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words == "With: Wei Wu (Marketing).");
    }

    [Theory]
    [InlineData("name me in wins", "Don't name me in wins.")]
    [InlineData("好消息可以寫我的名字", "好消息不要寫我的名字")]
    public async Task Consent_is_given_and_taken_back_in_words(string yes, string no)
    {
        await BigDealAsync("C1");
        _ = await HearAsync(yes, Lin, name: "Lin Chen");
        await company.SettleAsync();
        company.Sent[^1].Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words.Contains("Closed by Lin Chen (Sales).", StringComparison.Ordinal));

        _ = await HearAsync(no, Lin, name: "Lin Chen");
        await company.SettleAsync();
        company.Sent[^1].Reply.Parts.OfType<Part.Text>().ShouldContain(part => part.Words.Contains("Closed by Sales.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_namesake_cannot_consent_for_somebody_who_was_asked_but_can_say_no()
    {
        await company.AddMemberAsync(new(Lin, "Lin Chen"));
        await BigDealAsync("C1"); // asks Lin
        _ = await HearAsync("name me in wins", Wei, name: "Lin Chen");
        await company.SettleAsync();
        company.Sent.ShouldNotContain(sent => sent.Row.IsUpdate);

        _ = await HearAsync("name me in wins", Lin, name: "Lin Chen");
        await company.SettleAsync();
        Words(new(company.Sent[^1].Reply)).ShouldContain("Closed by Lin Chen");
        _ = await HearAsync("don't name me in wins", Wei, name: "Lin Chen");
        await company.SettleAsync();
        Words(new(company.Sent[^1].Reply)).ShouldNotContain("Lin Chen");
    }

    [Theory]
    [InlineData("Kudos to @Lin for the webinar!", "👏 Kudos to Lin Chen, from Jane", "For: the webinar")]
    [InlineData("kudos to <at>Lin Chen</at>", "👏 Kudos to Lin Chen, from Jane", "")]
    [InlineData("kudos to @U-LIN for the webinar", "👏 Kudos to Lin Chen, from Jane", "For: the webinar")]
    [InlineData("給 @Lin Chen 一個讚，因為週末的展覽", "👏 Kudos to Lin Chen, from Jane", "For: 週末的展覽")]
    public async Task Praise_is_shown_before_it_is_posted_and_the_praised_person_is_told_once(string text, string headline, string reason)
    {
        _ = await company.AddPlaceAsync("C1");
        for (var round = 0; round < 2; round++)
        {
            var asked = (await HearAsync(text, Jane, name: "Jane"))!.Reply;
            asked.AsksBack.ShouldBeTrue();
            await company.SendAsync();
            company.Sent.Count.ShouldBe(round * 2); // nothing before the yes
            _ = await PressAsync(asked.Choices[0].Act!, Jane);
            (await PressAsync(asked.Choices[0].Act!, Jane)).Place.ShouldBe(ReplyPlace.Whisper); // once
            await company.SendAsync();
            if (round == 0)
            {
                company.Sent[0].Reply.Headline.ShouldBe(headline);
                company.Sent[0].Reply.Parts.OfType<Part.Text>().Select(part => part.Words).ShouldBe(reason.Length > 0 ? [reason] : []);
                (company.Sent[1].Row.Key.Kind, company.Sent[1].Row.Key.Target.Id).ShouldBe((PostKind.Notice, "U-LIN"));
                company.Sent[1].Reply.Headline.ShouldBe("Jane gave you kudos in front of everybody.");
            }
        }

        company.Sent.Count.ShouldBe(3); // the second time in public alone
        (await company.Posts.KudosAsync(WinCompany.Workspace, Domain.Calendars.Period.Of(SomeWins.Today), DateTimeZone.Utc, Cancellation)).ShouldBe(2);
    }

    [Theory]
    [InlineData("kudos to @Jane for everything", "Praise for oneself is for the others to give.")]
    [InlineData("kudos to @Nobody", "I find nobody called “Nobody” in this conversation.")]
    public async Task Praise_for_oneself_or_for_nobody_is_not_posted(string text, string answer) =>
        (await HearAsync(text, Jane, name: "Jane"))!.Reply.Headline.ShouldBe(answer);

    [Fact]
    public async Task Whoever_gave_praise_takes_it_back()
    {
        _ = await company.AddPlaceAsync("C1");
        var asked = (await HearAsync("kudos to Lin Chen for the webinar", Jane, name: "Jane"))!.Reply;
        _ = await PressAsync(asked.Choices[0].Act!, Jane);
        await company.SendAsync();
        var undo = company.Sent[0].Reply.Choices.Single(choice => choice.Act!.StartsWith("win:undo:", StringComparison.Ordinal)).Act!;
        var cheer = company.Sent[0].Reply.Choices[0].Act!;

        (await PressAsync(cheer, Lin)).Place.ShouldBe(ReplyPlace.Whisper); // not for oneself
        (await PressAsync(undo, Wei)).Place.ShouldBe(ReplyPlace.Whisper);
        (await PressAsync(undo, Jane)).Place.ShouldBe(ReplyPlace.Card);
        (await company.Posts.KudosAsync(WinCompany.Workspace, Domain.Calendars.Period.Of(SomeWins.Today), DateTimeZone.Utc, Cancellation)).ShouldBe(0);
    }

    [Theory]
    [InlineData("are we on pace?")]
    [InlineData("well done, marketing!")]
    [InlineData("kudos")]
    [InlineData("給我看營收")]
    public async Task Other_words_are_for_the_conversation(string text) => (await HearAsync(text, Jane)).ShouldBeNull();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Member MayLog(Person person) => new(person, null) { MayLog = true };

    private static string Words(DeskReply said) => string.Join('\n', said.Reply.Parts.OfType<Part.Text>().Select(part => part.Words));

    private Heard Heard(Person person, string? name = null) =>
        new(WinCompany.Workspace, Platform.Slack, "C1", "C1", ConversationScope.Channel, person, company.Time.Now)
        {
            Name = name,
            People = _ => Task.FromResult<IReadOnlyList<NamedPerson>>([new(Jane, "Jane"), new(Lin, "Lin Chen"), new(Wei, "Wei Wu")]),
        };

    private async Task<DeskReply> PressAsync(string act, Person person, Member? member = null, string? name = null)
    {
        var said = await desk.PressAsync(Heard(person, name), member, act, Nothing, Cancellation);
        return said with { Reply = said.Reply with { Headline = said.Reply.Headline.Replace('\u00a0', ' ') } };
    }

    private Task<DeskReply?> HearAsync(string text, Person person, Member? member = null, string? name = null) =>
        desk.HearAsync(Heard(person, name), member, text, new(new Reading { Language = "en", Intent = Intent.Celebrate, Confidence = 1 }, [], new Reply { Language = "en", Headline = "…" }), Cancellation);

    private async Task BigDealAsync(params string[] placeIds)
    {
        foreach (var id in placeIds)
        {
            _ = await company.AddPlaceAsync(id);
        }

        await company.TellAsync(SomeWins.Old, SomeWins.Deal("D1", 48_000m) with { Owner = "Lin Chen" });
        await company.SendAsync();
    }
}
