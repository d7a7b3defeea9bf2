using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using static SlaBot.Channels.Tests.Desk.TwoPlatforms;

namespace SlaBot.Channels.Tests.Desk;

public sealed class LinkDeskTests
{
    private static readonly Person OtherSlack = new(Platform.Slack, "T2", "U0OLA");
    private static readonly Person OtherTeams = new(Platform.Teams, "t2", "ola");

    [Fact]
    public async Task A_code_is_eight_characters_that_are_not_mistaken_for_each_other_and_says_what_it_does()
    {
        var both = await WithJaneAsync();
        var codes = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            codes.Add(await both.CodeAsync(SlackJane)).ShouldBeTrue();
        }

        codes.ShouldAllBe(code => code.Length == 9 && code[4] == '-' && code.Replace("-", "", StringComparison.Ordinal).All(character => "CDFGHJKMNPQRTVWXY34679".Contains(character, StringComparison.Ordinal)));
        var said = (await both.SayAsync(SlackJane, "連結")).Reply;
        string.Join(' ', said.Parts.OfType<Part.Text>().Select(text => text.Words)).ShouldContain("Microsoft Teams");
        string.Join(' ', said.Parts.OfType<Part.Text>().Select(text => text.Words)).ShouldContain("becomes an admin here");
    }

    [Fact]
    public async Task An_admin_who_types_the_code_is_asked_and_by_a_yes_joins_and_becomes_admin()
    {
        var both = await WithJaneAsync();
        var asked = await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}");
        asked.Reply.AsksBack.ShouldBeTrue();
        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));

        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("Linked:");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(SlackJane));
        (await both.MemberAsync(TeamsJane))!.IsAdmin.ShouldBeTrue();
        var link = (await both.Links.LinksAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (link.By, link.At).ShouldBe((TeamsJane, both.Now));
    }

    [Fact]
    public async Task A_no_links_nothing()
    {
        var both = await WithJaneAsync();
        var asked = await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}");

        (await both.PressAsync(TeamsJane, asked, "No, leave it")).Reply.Headline.ShouldStartWith("Left as it is");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("That question is over");
    }

    [Fact]
    public async Task Where_there_is_no_admin_yet_whoever_may_become_the_first_may_join_and_elsewhere_nobody_else()
    {
        var both = await WithJaneAsync();
        (await both.LinkAsync(SlackJane, TeamsWei)).ShouldStartWith("Only an admin");
        (await both.SpokenAsync(TeamsWei)).ShouldBe(HomeOf(TeamsWei));

        var bystander = OtherTeams with { Id = "bystander" };
        _ = both.Others.Add(bystander);
        (await both.LinkAsync(SlackJane, bystander)).ShouldStartWith("Only an admin");

        (await both.LinkAsync(SlackJane, OtherTeams)).ShouldStartWith("Linked:");
        (await both.MemberAsync(OtherTeams))!.IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_an_admin_gets_a_code_and_only_in_private()
    {
        var both = await WithJaneAsync();

        (await both.SayAsync(SlackWei, "link")).Reply.Headline.ShouldStartWith("Only an admin");
        (await both.SayAsync(SlackJane, "link", ConversationScope.Channel)).Reply.Headline.ShouldStartWith("Workspaces are linked in our private chat");
        var code = await both.CodeAsync(SlackJane);
        (await both.SayAsync(TeamsJane, $"link {code}", ConversationScope.Group)).Reply.Headline.ShouldStartWith("Workspaces are linked in our private chat");
        (await both.SayAsync(TeamsJane, $"link {code}")).Reply.AsksBack.ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_good_for_a_quarter_of_an_hour()
    {
        var both = await WithJaneAsync();
        var code = await both.CodeAsync(SlackJane);
        both.Now += Duration.FromMinutes(15) - Duration.FromTicks(1);
        var asked = await both.SayAsync(TeamsJane, $"link {code}");
        asked.Reply.AsksBack.ShouldBeTrue();

        both.Now += Duration.FromTicks(1);

        (await both.SayAsync(TeamsJane, $"link {code}")).Reply.Headline.ShouldStartWith("That code does not work");
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("That question is over");
        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));
    }

    [Fact]
    public async Task A_code_is_good_once_and_until_the_same_person_makes_another_and_says_the_same_when_it_is_not()
    {
        var both = await WithJaneAsync();
        var old = await both.CodeAsync(SlackJane);
        var code = await both.CodeAsync(SlackJane);
        var asked = await both.SayAsync(TeamsJane, $"link {code.ToLowerInvariant().Replace('-', ' ')}.");
        var askedOther = await both.SayAsync(OtherTeams, $"連結 {code.Replace("-", "", StringComparison.Ordinal)}");
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("Linked:");

        (await both.PressAsync(OtherTeams, askedOther, "Yes, link it")).Reply.Headline.ShouldStartWith("That question is over");
        var used = (await both.SayAsync(OtherTeams, $"link {code}")).Reply.Headline;
        var replaced = (await both.SayAsync(OtherTeams, $"link {old}")).Reply.Headline;
        var wrong = (await both.SayAsync(OtherTeams, "link CCCC-CCCC")).Reply.Headline;

        new[] { used, replaced, wrong }.Distinct().ShouldHaveSingleItem().ShouldStartWith("That code does not work");
        (await both.SpokenAsync(OtherTeams)).ShouldBe(HomeOf(OtherTeams));
    }

    [Fact]
    public async Task After_five_wrong_codes_a_person_waits_an_hour_also_with_a_right_one()
    {
        var both = await WithJaneAsync();
        await both.GiveAsync(TeamsWei, member => member with { IsAdmin = true });
        for (var i = 0; i < 5; i++)
        {
            (await both.SayAsync(TeamsJane, "link CCCC-CCCC")).Reply.Headline.ShouldStartWith("That code does not work");
        }

        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Too many wrong codes");
        both.Now += Duration.FromMinutes(59);
        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Too many wrong codes");
        (await both.SayAsync(TeamsWei, $"link {await both.CodeAsync(SlackJane)}")).Reply.AsksBack.ShouldBeTrue();

        both.Now += Duration.FromMinutes(1);
        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Linked:");
    }

    [Fact]
    public async Task After_twenty_wrong_codes_a_tenant_waits_and_right_ones_are_not_counted()
    {
        var both = await WithJaneAsync();
        for (var i = 0; i < 10; i++)
        {
            (await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}")).Reply.AsksBack.ShouldBeTrue();
        }

        for (var i = 0; i < 20; i++)
        {
            var person = TeamsJane with { Id = $"p{i % 4}" };
            await both.GiveAsync(person, member => member with { IsAdmin = true });
            (await both.SayAsync(person, "link CCCC-CCCC")).Reply.Headline.ShouldStartWith("That code does not work");
        }

        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("Too many wrong codes");
        (await both.LinkAsync(SlackJane, OtherTeams)).ShouldStartWith("Linked:");
    }

    [Fact]
    public async Task A_code_is_for_the_other_platform_alone()
    {
        var both = await WithJaneAsync();
        var code = await both.CodeAsync(SlackJane);

        (await both.SayAsync(SlackJane, $"link {code}")).Reply.Headline.ShouldBe("That code is for Microsoft Teams: type it to me there.");
        (await both.SayAsync(OtherSlack, $"link {code}")).Reply.Headline.ShouldStartWith("That code does not work");
    }

    [Fact]
    public async Task Rights_are_read_at_the_yes_of_both_who_made_and_who_used_the_code()
    {
        var both = await WithJaneAsync();
        await both.GiveAsync(TeamsWei, member => member with { IsAdmin = true });
        await both.GiveAsync(SlackWei, member => member with { IsAdmin = true });
        var asked = await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}");

        await both.GiveAsync(TeamsJane, member => member with { IsAdmin = false });
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("Only an admin");
        await both.GiveAsync(TeamsJane, member => member with { IsAdmin = true });
        await both.GiveAsync(SlackJane, member => member with { IsAdmin = false });
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("That code does not work");

        (await both.SpokenAsync(TeamsJane)).ShouldBe(HomeOf(TeamsJane));
        (await both.MemberAsync(TeamsJane, HomeOf(SlackJane))).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_else_answers_the_question()
    {
        var both = await WithJaneAsync();
        await both.GiveAsync(TeamsWei, member => member with { IsAdmin = true });
        var asked = await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}");

        (await both.PressAsync(TeamsWei, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("That question is over");
        (await both.PressAsync(TeamsJane, asked, "Yes, link it")).Reply.Headline.ShouldStartWith("Linked:");
    }

    [Fact]
    public async Task Links_make_no_chains_and_no_loops()
    {
        var both = await LinkedAsync();
        foreach (var other in new[] { OtherSlack, OtherTeams })
        {
            await both.WelcomeAsync(other);
        }

        (await both.LinkAsync(SlackJane, TeamsJane)).ShouldStartWith("These two share one agreement already");
        (await both.LinkAsync(TeamsJane, SlackJane)).ShouldStartWith("These two share one agreement already");
        (await both.LinkAsync(OtherSlack, TeamsJane)).ShouldStartWith("This workspace is linked to another one");
        (await both.LinkAsync(OtherTeams, SlackJane)).ShouldStartWith("Another workspace is linked to this one");

        // A code of somebody who has joined leads to where that leads.
        (await both.LinkAsync(TeamsJane, OtherSlack)).ShouldStartWith("Linked:");
        (await both.SpokenAsync(OtherSlack)).ShouldBe(HomeOf(SlackJane));
    }

    [Fact]
    public async Task Two_who_join_each_other_at_once_do_not_swap_places()
    {
        var both = await WithJaneAsync();
        var onTeams = await both.SayAsync(TeamsJane, $"link {await both.CodeAsync(SlackJane)}");
        var onSlack = await both.SayAsync(SlackJane, $"link {await both.CodeAsync(TeamsJane)}");

        var said = await Task.WhenAll(both.PressAsync(TeamsJane, onTeams, "Yes, link it"), both.PressAsync(SlackJane, onSlack, "Yes, link it"));

        said.Count(one => one.Reply.Headline.StartsWith("Linked:", StringComparison.Ordinal)).ShouldBe(1);
        (await both.SpokenAsync(TeamsJane)).ShouldBe(await both.SpokenAsync(SlackJane));
    }

    [Fact]
    public async Task A_code_of_a_workspace_that_has_joined_another_meanwhile_is_no_good()
    {
        var both = await WithJaneAsync();
        await both.WelcomeAsync(OtherTeams);
        var code = await both.CodeAsync(SlackJane);
        (await both.LinkAsync(OtherTeams, SlackJane)).ShouldStartWith("Linked:");

        (await both.SayAsync(TeamsJane, $"link {code}")).Reply.Headline.ShouldStartWith("That code does not work");
    }

    [Theory]
    [InlineData("link building")]
    [InlineData("link campaign")]
    [InlineData("link")]
    [InlineData("leads ABCD-EFGH")]
    [InlineData("link ABCD-EFGHJ")]
    public void Words_are_no_codes(string text) => SlaBot.Channels.Desk.LinkCodes.In(text).ShouldBeNull();

    [Theory]
    [InlineData("link cdfg-hjkm")]
    [InlineData("Link CDFGHJKM")]
    [InlineData("/link ＣＤＦＧ－ＨＪＫＭ")]
    [InlineData("連結CDFG HJKM。")]
    public void Codes_are_read_however_they_are_typed(string text) => SlaBot.Channels.Desk.LinkCodes.In(text).ShouldBe("CDFGHJKM");
}
