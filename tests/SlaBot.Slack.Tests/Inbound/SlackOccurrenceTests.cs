using System.Text.Json.Nodes;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>By what a second delivery is known, what is worked on in which order, and what is nothing to the bot.</summary>
public sealed class SlackOccurrenceTests
{
    [Fact]
    public void A_message_and_its_mention_are_one_whichever_comes_first()
    {
        var message = Told.Read(Told.Event(told => (told["channel"], told["channel_type"]) = ("C1", "channel"), "Ev1"));
        var mention = Told.Read(Told.Mention("Ev2"));

        mention.Key.ShouldBe(message.Key);
        message.Key.ShouldBe("slack|message|T1|C1|1795770000.000100");
    }

    [Fact]
    public void Two_messages_are_two()
    {
        string[] keys =
        [
            Told.Read(Told.Event()).Key, Told.Read(Told.Event(told => told["ts"] = "1795770000.000200")).Key, Told.Read(Told.Event(told => told["channel"] = "D2")).Key,
            Told.Read(Told.Event(envelope: whole => whole["authorizations"]![0]!["team_id"] = "T2")).Key,
        ];

        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void Any_other_event_is_known_by_its_envelope() =>
        Told.Read(Told.Event(told => told["type"] = "app_uninstalled", "Ev7")).Key.ShouldBe("slack|event|Ev7");

    [Fact]
    public void A_command_is_known_by_its_trigger_and_without_one_by_all_that_it_says()
    {
        Command(Told.Command(trigger: "1.2.3")).Key.ShouldBe("slack|command|1.2.3");
        var (one, two) = (Command(Told.Command(trigger: "")).Key, Command(Told.Command("why", trigger: "")).Key);
        one.ShouldNotBe(two);
        one.ShouldBe(Command(Told.Command(trigger: "")).Key);
    }

    [Fact]
    public void A_press_is_known_by_when_who_and_what()
    {
        Told.ReadPayload(Told.Press())!.ShouldBeOfType<SlackInteraction.BlockActions>().Key.ShouldBe("slack|action|T1|U9|say-0|1795770001.000200");
    }

    [Fact]
    public void A_form_that_was_sent_back_is_another_when_it_is_sent_again()
    {
        string Key(JsonObject form) => ((SlackOccurrence)Told.ReadPayload(form)!).Key;

        Key(Told.Submission("5.5.5")).ShouldBe("slack|view|V1|h1|5.5.5");
        Key(Told.Submission("5.5.6")).ShouldNotBe(Key(Told.Submission("5.5.5")));
        var changed = Told.Submission("");
        changed["view"]!["state"]!["values"]!["goal"]!["value"]!["value"] = "51M";
        Key(changed).ShouldNotBe(Key(Told.Submission("")));
        Key(Told.Submission("")).ShouldBe(Key(Told.Submission("")));
    }

    [Fact]
    public void Conversations_are_worked_on_each_in_its_order_and_views_in_that_of_the_person()
    {
        Told.Read(Told.Mention()).Lane.ShouldBe("C1");
        Told.Read(Told.Event(told => { told["type"] = "app_home_opened"; told.Remove("channel"); })).Lane.ShouldBe("U9");
        ((SlackOccurrence)Told.ReadPayload(Told.Submission())!).Lane.ShouldBe("U9");
        Told.Read(Told.Event(told => { told.Clear(); told["type"] = "app_uninstalled"; })).Lane.ShouldBe("T1");
    }

    [Fact]
    public void Ids_of_any_length_fit_the_inbox()
    {
        var read = Told.Read(Told.Event(told => told["channel"] = "C" + new string('1', 5_000)));

        (read.Key.Length, read.Lane.Length).ShouldBe((70, 70));
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("subtype", "bot_message")]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "message_deleted")]
    [InlineData("subtype", "channel_join")]
    [InlineData("subtype", "a_new_subtype")]
    [InlineData("user", "UBOT")]
    [InlineData("user", "USLACKBOT")]
    [InlineData("user", null)]
    public void What_no_person_said_is_not_heard(string member, string? value)
    {
        Told.Read(Told.Event(told => told[member] = value)).IsHeard.ShouldBeFalse();
        Told.Read(Told.Event(told => (told["type"], told[member]) = ("app_mention", value))).IsHeard.ShouldBeFalse();
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("thread_broadcast")]
    [InlineData("me_message")]
    [InlineData(null)]
    public void What_a_person_said_is_heard(string? subtype) => Told.Read(Told.Event(told => told["subtype"] = subtype)).IsHeard.ShouldBeTrue();

    [Fact]
    public void Only_the_bots_own_coming_and_going_is_heard()
    {
        Told.Read(Told.Event(told => (told["type"], told["user"]) = ("member_joined_channel", "UBOT"))).IsHeard.ShouldBeTrue();
        Told.Read(Told.Event(told => told["type"] = "member_joined_channel")).IsHeard.ShouldBeFalse();
        Told.Read(Told.Event(told => told["type"] = "app_uninstalled")).IsHeard.ShouldBeTrue();
    }

    [Fact]
    public void A_mention_in_a_direct_message_is_direct_though_it_does_not_say_so()
    {
        Told.Read(Told.Mention(channel: "D1")).IsDirect.ShouldBeTrue();
        Told.Read(Told.Mention(channel: "C1")).IsDirect.ShouldBeFalse();
        Told.Read(Told.Event(told => told["channel_type"] = "mpim")).IsDirect.ShouldBeFalse();
    }

    private static SlackCommand Command(string form) => SlackRequests.Read(SlackKind.Command, SlackDoor.Form, System.Text.Encoding.UTF8.GetBytes(form)).ShouldBeOfType<SlackCommand>();
}
