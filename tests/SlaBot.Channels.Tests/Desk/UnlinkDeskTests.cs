using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using static SlaBot.Channels.Tests.Desk.TwoPlatforms;

namespace SlaBot.Channels.Tests.Desk;

public sealed class UnlinkDeskTests
{
    private static readonly Person OtherTeams = new(Platform.Teams, "t2", "ola");

    [Fact]
    public async Task Who_joined_parts_again_by_a_yes_and_finds_everything_as_it_was()
    {
        var both = await LinkedAsync();
        await both.GiveAsync(TeamsWei, member => member with { MayLog = true });
        var asked = await both.SayAsync(TeamsJane, "unlink");
        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(SlackJane));

        (await both.PressAsync(TeamsJane, asked, "Yes, unlink")).Reply.Headline.ShouldStartWith("Unlinked:");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));
        (await both.MemberAsync(TeamsJane))!.IsAdmin.ShouldBeTrue();
        (await both.Members.MembersAsync(HomeOf(SlackJane), TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Person.ShouldBe(SlackJane);
    }

    [Fact]
    public async Task Whose_workspace_it_is_can_send_the_others_away()
    {
        var both = await LinkedAsync();
        (await both.LinkAsync(SlackJane, OtherTeams)).ShouldStartWith("Linked:");
        var asked = await both.SayAsync(SlackJane, "取消連結");
        asked.Reply.Headline.ShouldBe("End the link with Microsoft Teams? People there will get answers from their own data again.");

        (await both.PressAsync(SlackJane, asked, "Yes, unlink")).Reply.Headline.ShouldBe("Unlinked: Microsoft Teams no longer answers from this agreement.");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));
        (await both.SpokenAsync(OtherTeams)).ShouldBe(HomeOf(OtherTeams));
    }

    [Fact]
    public async Task One_of_two_who_joined_parts_alone()
    {
        var both = await LinkedAsync();
        (await both.LinkAsync(SlackJane, OtherTeams)).ShouldStartWith("Linked:");

        (await both.PressAsync(TeamsJane, await both.SayAsync(TeamsJane, "unlink"), "Yes, unlink")).Reply.Headline.ShouldStartWith("Unlinked:");

        (await both.SpokenAsync(OtherTeams)).ShouldBe(HomeOf(SlackJane));
    }

    [Fact]
    public async Task Only_an_admin_parts_and_only_by_a_yes()
    {
        var both = await LinkedAsync();
        var asked = await both.SayAsync(TeamsJane, "unlink");

        (await both.SayAsync(TeamsWei, "unlink")).Reply.Headline.ShouldStartWith("Only an admin");
        (await both.PressAsync(TeamsWei, asked, "Yes, unlink")).Reply.Headline.ShouldStartWith("Only an admin");
        (await both.SayAsync(TeamsJane, "unlink", ConversationScope.Channel)).Place.ShouldBe(SlaBot.Channels.Desk.ReplyPlace.Whisper);
        (await both.PressAsync(TeamsJane, asked, "No, leave it")).Reply.Headline.ShouldStartWith("Left as it is");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(SlackJane));
    }

    [Fact]
    public async Task Whoever_parts_leaves_an_admin_behind()
    {
        var both = await LinkedAsync();
        await both.GiveAsync(SlackJane, member => member with { IsAdmin = false });

        (await both.PressAsync(TeamsJane, await both.SayAsync(TeamsJane, "unlink"), "Yes, unlink")).Reply.Headline.ShouldStartWith("There must be an admin");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(SlackJane));
    }

    [Fact]
    public async Task Where_nobody_was_admin_before_whoever_parts_becomes_admin()
    {
        var both = await WithJaneAsync();
        (await both.LinkAsync(SlackJane, OtherTeams)).ShouldStartWith("Linked:");

        _ = await both.PressAsync(OtherTeams, await both.SayAsync(OtherTeams, "unlink"), "Yes, unlink");

        (await both.MemberAsync(OtherTeams, HomeOf(OtherTeams)))!.IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_linked_cannot_be_parted()
    {
        (await (await WithJaneAsync()).SayAsync(SlackJane, "unlink")).Reply.Headline.ShouldBe("This workspace is not linked to any other.");
    }

    [Fact]
    public async Task Settings_and_members_say_that_it_is_linked_and_show_the_platforms_of_people()
    {
        var both = await WithJaneAsync();
        Words((await both.SayAsync(SlackJane, "settings")).Reply).ShouldNotContain("Linked");

        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Linked:");

        Words((await both.SayAsync(SlackJane, "settings")).Reply).ShouldContain("Linked: Microsoft Teams answers from this agreement too.");
        var members = (await both.SayAsync(TeamsJane, "members")).Reply;
        Words(members).ShouldContain("Linked: this workspace answers from the agreement of another platform.");
        members.Parts.OfType<Part.Table>().Single().Rows.Select(row => row.Cells[0]).ShouldBe(["jane (Microsoft Teams)", "U0JANE (Slack)"]);
        members.Form!.Fields.OfType<Field.Pick>().First().Options.Select(option => option.Label).ShouldBe(["jane (Microsoft Teams)", "U0JANE (Slack)"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_admin_gives_a_role_to_somebody_of_the_other_platform()
    {
        var both = await LinkedAsync();
        (await both.SayAsync(TeamsWei, "request access")).Notices.ShouldHaveSingleItem().To.ShouldBe(TeamsJane);
        await both.GiveAsync(TeamsJane, member => member with { IsAdmin = false });
        (await both.SayAsync(TeamsWei, "request access")).Reply.Headline.ShouldStartWith("The admin, U0JANE, is on Slack");

        var heard = new SlaBot.Channels.Desk.Heard(HomeOf(SlackJane), Platform.Slack, "c", "c", ConversationScope.Personal, SlackJane, both.Now);
        _ = await both.Desk.PressAsync(
            heard, new(heard.Workspace, Platform.Slack, "c", SlaBot.Channels.Sealing.ActKind.Form, "members", both.Now), new Dictionary<string, string> { ["person"] = "wei", ["role"] = "log" }, TestContext.Current.CancellationToken);

        (await both.MemberAsync(TeamsWei))!.MayLog.ShouldBeTrue();
    }

    private static string Words(Reply reply) => string.Join('\n', reply.Parts.OfType<Part.Text>().Select(text => text.Words));
}
