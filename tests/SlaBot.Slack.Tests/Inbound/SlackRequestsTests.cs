using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

public sealed class SlackRequestsTests
{
    [Fact]
    public void A_message_is_read()
    {
        var read = Told.Read(Told.Event(told =>
        {
            (told["thread_ts"], told["client_msg_id"], told["subtype"]) = ("1795760000.000100", "c-1", "file_share");
            told["files"] = new JsonArray(new JsonObject { ["id"] = "F1", ["name"] = "deals.csv", ["filetype"] = "csv", ["size"] = 12, ["url_private_download"] = "https://files.slack.com/x" }, new JsonObject { ["name"] = "no id" }, "F2");
        }));

        (read.Id, read.Type, read.Subtype, read.Team, read.Enterprise, read.BotUser).ShouldBe(("Ev1", "message", "file_share", "T1", null, "UBOT"));
        (read.User, read.Channel, read.ChannelType, read.Ts, read.ThreadTs, read.ClientMessageId).ShouldBe(("U9", "D1", "im", "1795770000.000100", "1795760000.000100", "c-1"));
        (read.Text, read.At, read.IsDirect, read.IsHeard).ShouldBe(("are we on pace?", Instant.FromUnixTimeSeconds(1795770000), true, true));
        read.Files.ShouldBe([new SlackFile("F1", "deals.csv", new("https://files.slack.com/x")) { Type = "csv", Size = 12 }]);
    }

    [Fact]
    public void The_authorization_says_whose_event_it_is()
    {
        var read = Told.Read(Told.Event(envelope: whole => (whole["team_id"], whole["authorizations"]) = ("TOTHER", new JsonArray(new JsonObject { ["enterprise_id"] = "E1", ["team_id"] = "T2", ["user_id"] = "U1", ["is_bot"] = false, ["is_enterprise_install"] = true }))));

        (read.Enterprise, read.Team, read.IsOfOrganisation, read.BotUser).ShouldBe(("E1", "T2", true, null));
    }

    [Fact]
    public void A_home_tab_that_is_opened_is_read()
    {
        var read = Told.Read(Told.Event(told => (told["type"], told["tab"], told["view"]) = ("app_home_opened", "home", new JsonObject { ["id"] = "V1", ["hash"] = "h" })));

        (read.Tab, read.View!.Id, read.View.Hash, read.IsHeard).ShouldBe(("home", "V1", "h", true));
    }

    [Fact]
    public void Revoked_tokens_are_read() =>
        Told.Read(Told.Event(told => (told["type"], told["tokens"]) = ("tokens_revoked", new JsonObject { ["oauth"] = new JsonArray("U1"), ["bot"] = new JsonArray("UBOT", 1, null, "") }))).RevokedBots.ShouldBe(["UBOT"]);

    [Fact]
    public void A_slash_command_is_read()
    {
        var read = SlackRequests.Read(SlackKind.Command, SlackDoor.Form, Encoding.UTF8.GetBytes(Told.Command("我們進度如何？ a+b & <@U2|jo>"))).ShouldBeOfType<SlackCommand>();

        (read.Name, read.Text, read.Team, read.User, read.Channel, read.ChannelName).ShouldBe(("/sla", "我們進度如何？ a+b & <@U2|jo>", "T1", "U9", "C1", "growth"));
        (read.TriggerId, read.ResponseUrl!.AbsoluteUri, read.IsOfOrganisation).ShouldBe(("1.2.3", "https://hooks.slack.com/commands/1/2/3", false));
    }

    [Fact]
    public void A_press_is_read()
    {
        var read = Told.ReadPayload(Told.Press()).ShouldBeOfType<SlackInteraction.BlockActions>();

        (read.Team, read.User, read.Channel, read.MessageTs, read.ThreadTs, read.IsWhisper, read.TriggerId).ShouldBe(("T1", "U9", "C1", "1795770000.000100", "1795760000.000100", false, "9.8.7"));
        var action = read.Actions.Single();
        (action.Block, action.Action, action.Type, action.Value, action.At).ShouldBe(("choices", "say-0", "button", "sealed", "1795770001.000200"));
        read.State.Single().Value.ShouldBe("2026-05");
        read.ResponseUrl!.Host.ShouldBe("hooks.slack.com");
    }

    [Fact]
    public void A_form_is_read_whatever_its_elements_are()
    {
        var read = Told.ReadPayload(Told.Submission()).ShouldBeOfType<SlackInteraction.ViewSubmission>();

        (read.View.Id, read.View.Hash, read.View.CallbackId, read.View.PrivateMetadata, read.Channel).ShouldBe(("V1", "h1", "setup", "sealed", null));
        read.View.Answers.Select(answer => $"{answer.Block}: {string.Join('+', answer.Values)}").ShouldBe(["goal: 50M", "day: 2026-01-01", "who: U1+U2", "opts: a+b", "file: F1", "when: 1795770000", "none: "]);
        read.View.Answers[4].Files.Single().Address!.AbsoluteUri.ShouldBe("https://files.slack.com/x");
    }

    [Theory]
    [InlineData("""{"type":"view_closed","user":{"id":"U9"},"team":{"id":"T1"},"view":{"id":"V1","hash":"h"}}""", typeof(SlackInteraction.ViewClosed))]
    [InlineData("""{"type":"shortcut","user":{"id":"U9"},"team":{"id":"T1"},"callback_id":"ask","trigger_id":"1.2"}""", typeof(SlackInteraction.Shortcut))]
    [InlineData("""{"type":"message_action","user":{"id":"U9"},"team":{"id":"T1"},"callback_id":"ask","message":{"ts":"1.2"}}""", typeof(SlackInteraction.Shortcut))]
    [InlineData("""{"type":"block_suggestion","user":{"id":"U9"},"team":{"id":"T1"}}""", typeof(SlackInteraction.Unknown))]
    [InlineData("""{"type":"view_submission","user":{"id":"U9"}}""", typeof(SlackInteraction.Unknown))]
    public void Other_interactions_are_read(string json, Type type) => SlackRequests.Read(SlackKind.Interaction, Encoding.UTF8.GetBytes(json)).ShouldBeOfType(type);

    [Theory]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"url_verification","challenge":"abc","token":"t"}""", typeof(SlackInbound.UrlVerification))]
    [InlineData(nameof(SlackKind.Event), "application/json; charset=utf-8", """{"type":"app_rate_limited","team_id":"T1"}""", typeof(SlackInbound.Nothing))]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Form, "ssl_check=1&token=x", typeof(SlackInbound.Nothing))]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Form, "ssl_check=1&token=x", typeof(SlackInbound.Nothing))]
    [InlineData(nameof(SlackKind.Command), "Application/X-WWW-Form-Urlencoded; charset=UTF-8", "ssl_check=1&command=%2Fsla&team_id=T1&user_id=U1", typeof(SlackInbound.Nothing))]
    [InlineData(nameof(SlackKind.Interaction), SlackDoor.Form, "ssl_check=1&payload=%7B%22type%22%3A%22block_actions%22%7D", typeof(SlackInbound.Nothing))]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, "{oops", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, "[]", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, "", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, "{}", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"event_callback"}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{}}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"event_callback","team_id":"T1","event":{"type":"message"}}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Json, """{"type":"url_verification"}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Form, """{"type":"url_verification","challenge":"abc"}""", null)]
    [InlineData(nameof(SlackKind.Event), SlackDoor.Form, "payload=%7B%7D", null)]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Json, """{"command":"/sla","team_id":"T1","user_id":"U1"}""", null)]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Form, "team_id=T1&user_id=U1", null)]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Form, "command=%2Fsla&user_id=U1", null)]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Form, "command=%2Fsla&team_id=T1", null)]
    [InlineData(nameof(SlackKind.Command), SlackDoor.Form, "ssl_check=0", null)]
    [InlineData(nameof(SlackKind.Interaction), SlackDoor.Form, "payload=oops", null)]
    [InlineData(nameof(SlackKind.Interaction), SlackDoor.Form, "payload=%7B%22type%22%3A%22block_actions%22%7D", null)]
    [InlineData(nameof(SlackKind.Interaction), SlackDoor.Form, "command=%2Fsla&team_id=T1&user_id=U1", null)]
    [InlineData(nameof(SlackKind.Interaction), null, "payload=%7B%7D", null)]
    public void Each_endpoint_takes_what_is_sent_to_it(string kind, string? type, string body, Type? says)
    {
        var read = SlackRequests.Read(Enum.Parse<SlackKind>(kind), type, Encoding.UTF8.GetBytes(body));

        (read?.GetType()).ShouldBe(says);
    }

    [Fact]
    public void What_is_kept_is_read_again_as_it_was()
    {
        SlackOccurrence[] occurrences =
        [
            Told.Read(Told.Event(told => told["text"] = "\ud83d\ude00 \u0001 <&>")),
            (SlackOccurrence)SlackRequests.Read(SlackKind.Command, SlackDoor.Form, Encoding.UTF8.GetBytes(Told.Command("é %F0 \"")))!,
            (SlackOccurrence)Told.ReadPayload(Told.Press())!,
            (SlackOccurrence)Told.ReadPayload(Told.Submission())!,
        ];
        foreach (var occurrence in occurrences)
        {
            var again = SlackEnvelope.Read(SlackEnvelope.Of(occurrence))!;

            again.GetType().ShouldBe(occurrence.GetType());
            again.Json.GetRawText().ShouldBe(occurrence.Json.GetRawText());
            (again.Key, again.Lane).ShouldBe((occurrence.Key, occurrence.Lane));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"kind":"other","body":{}}""")]
    [InlineData("""{"kind":"event"}""")]
    [InlineData("""{"kind":"event","body":[]}""")]
    [InlineData("""{"kind":"event","body":{"type":"url_verification","challenge":"x"}}""")]
    public void What_another_program_kept_is_nothing(string kept) => SlackEnvelope.Read(Encoding.UTF8.GetBytes(kept)).ShouldBeNull();
}
