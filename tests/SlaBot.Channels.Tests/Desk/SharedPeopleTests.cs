using static SlaBot.Channels.Tests.Desk.TwoPlatforms;

namespace SlaBot.Channels.Tests.Desk;

public sealed class SharedPeopleTests
{
    [Fact]
    public async Task Somebody_with_the_same_confirmed_address_gets_the_rights_of_the_other_platform()
    {
        var both = await LinkedWithWeiAsync();
        both.Emails[SlackWei] = "Wei@Harbour.example ";

        _ = await both.SayAsync(SlackWei, "log 40 visits for yesterday");

        both.Conversation.Heard[^1].MayChange.ShouldBeTrue();
        var wei = (await both.MemberAsync(SlackWei))!;
        (wei.MayLog, wei.IsAdmin, wei.Name, wei.Email).ShouldBe((true, false, "U0WEI", "wei@harbour.example"));
        wei.SignsFor.ShouldBe([new("marketing")]);
    }

    [Fact]
    public async Task That_happens_once_so_that_what_an_admin_takes_stays_taken()
    {
        var both = await LinkedWithWeiAsync();
        both.Emails[SlackWei] = "wei@harbour.example";
        _ = await both.SayAsync(SlackWei, "hello");
        await both.GiveAsync(SlackWei, member => member with { MayLog = false, SignsFor = [] });

        _ = await both.SayAsync(SlackWei, "hello");

        both.Conversation.Heard[^1].MayChange.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ola@harbour.example")]
    [InlineData("wei@harbour.example\u0007")]
    [InlineData("wei")]
    public async Task Another_address_or_none_that_is_confirmed_gives_nothing(string? email)
    {
        var both = await LinkedWithWeiAsync();
        if (email is not null)
        {
            both.Emails[SlackWei] = email;
        }

        _ = await both.SayAsync(SlackWei, "log 40 visits for yesterday");

        both.Conversation.Heard[^1].MayChange.ShouldBeFalse();
        (await both.MemberAsync(SlackWei)).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_of_the_same_platform_with_the_same_address_gets_nothing()
    {
        var both = await LinkedWithWeiAsync();
        var impostor = TeamsWei with { Id = "guest" };
        both.Emails[impostor] = "wei@harbour.example";

        _ = await both.SayAsync(impostor, "log 40 visits for yesterday");

        both.Conversation.Heard[^1].MayChange.ShouldBeFalse();
    }

    [Fact]
    public async Task Where_one_platform_speaks_alone_nobodys_address_is_asked_or_kept()
    {
        var both = await WithJaneAsync();
        both.Emails[SlackJane] = "jane@harbour.example";

        _ = await both.SayAsync(SlackJane, "hello");
        _ = await both.SayAsync(SlackWei, "hello");

        both.Asked.ShouldBeEmpty();
        (await both.MemberAsync(SlackJane))!.Email.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_can_be_nobody_is_not_asked_about()
    {
        var both = await LinkedAsync();

        _ = await both.SayAsync(SlackWei, "hello");

        both.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Addresses_are_forgotten_when_the_last_link_ends()
    {
        var both = await LinkedWithWeiAsync();
        both.Emails[SlackJane] = "jane@harbour.example";
        _ = await both.SayAsync(SlackJane, "hello");
        (await both.MemberAsync(SlackJane))!.Email.ShouldBe("jane@harbour.example");

        _ = await both.PressAsync(TeamsJane, await both.SayAsync(TeamsJane, "unlink"), "Yes, unlink");

        (await both.MemberAsync(SlackJane))!.Email.ShouldBeNull();
    }

    [Fact]
    public async Task Two_platforms_that_share_the_local_workspace_by_their_settings_share_their_people()
    {
        var both = new TwoPlatforms(areHomesShared: true);
        var (slack, teams) = (In(SlackWei, "wei@harbour.example"), In(TeamsWei, "wei@harbour.example"));
        _ = await both.Desk.WelcomeAsync(slack, TestContext.Current.CancellationToken);
        _ = await both.Desk.HearAsync(slack, "hello", TestContext.Current.CancellationToken);

        _ = await both.Desk.HearAsync(teams, "log 40 visits for yesterday", TestContext.Current.CancellationToken);

        both.Conversation.Heard[^1].MayChange.ShouldBeTrue();
        (await both.Desk.HearAsync(teams, "unlink", TestContext.Current.CancellationToken)).Reply.Headline.ShouldStartWith("Slack and Microsoft Teams share this agreement");

        SlaBot.Channels.Desk.Heard In(Conversation.Channels.Person person, string email) =>
            new(Domain.Values.WorkspaceId.Local, person.Platform, "c", "c", Conversation.Channels.ConversationScope.Personal, person, both.Now) { EmailAsync = _ => Task.FromResult<string?>(email) };
    }

    // Wei may log and sign on Teams, and has spoken there since the two were linked.
    private static async Task<TwoPlatforms> LinkedWithWeiAsync()
    {
        var both = await LinkedAsync();
        await both.GiveAsync(TeamsWei, member => member with { MayLog = true, SignsFor = [new("marketing")] });
        both.Emails[TeamsWei] = "wei@harbour.EXAMPLE";
        _ = await both.SayAsync(TeamsWei, "hello");
        (await both.MemberAsync(TeamsWei))!.Email.ShouldBe("wei@harbour.example");
        return both;
    }
}
