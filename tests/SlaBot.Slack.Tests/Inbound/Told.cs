using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

/// <summary>What Slack tells, in its own words.</summary>
internal static class Told
{
    /// <summary>An event; the change is of the event itself.</summary>
    public static string Event(Action<JsonObject>? change = null, string id = "Ev1", Action<JsonObject>? envelope = null)
    {
        var told = new JsonObject
        {
            ["type"] = "message",
            ["channel_type"] = "im",
            ["user"] = "U9",
            ["text"] = "are we on pace?",
            ["ts"] = "1795770000.000100",
            ["event_ts"] = "1795770000.000100",
            ["channel"] = "D1",
        };
        change?.Invoke(told);
        var whole = new JsonObject
        {
            ["token"] = "t",
            ["team_id"] = "T1",
            ["api_app_id"] = "A1",
            ["event"] = told,
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["event_time"] = 1795770000,
            ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        };
        envelope?.Invoke(whole);
        return whole.ToJsonString();
    }

    /// <summary>A mention in a channel.</summary>
    public static string Mention(string id = "Ev2", string channel = "C1", string ts = "1795770000.000100") => Event(
        told =>
        {
            (told["type"], told["text"], told["channel"], told["ts"]) = ("app_mention", "<@UBOT> pace", channel, ts);
            told.Remove("channel_type");
        },
        id);

    public static string Command(string text = "pace", string trigger = "1.2.3") => Fields(
        ("token", "t"), ("team_id", "T1"), ("channel_id", "C1"), ("channel_name", "growth"), ("user_id", "U9"), ("command", "/sla"), ("text", text), ("response_url", "https://hooks.slack.com/commands/1/2/3"), ("trigger_id", trigger), ("api_app_id", "A1"), ("is_enterprise_install", "false"));

    public static string Payload(JsonObject payload) => Fields(("payload", payload.ToJsonString()));

    public static JsonObject Press(string at = "1795770001.000200") => (JsonObject)JsonNode.Parse($$$$$$$"""
        {"type":"block_actions","user":{"id":"U9","team_id":"T1"},"api_app_id":"A1","team":{"id":"T1","domain":"growth"},"enterprise":null,
         "container":{"type":"message","message_ts":"1795770000.000100","channel_id":"C1","is_ephemeral":false,"thread_ts":"1795760000.000100"},
         "trigger_id":"9.8.7","channel":{"id":"C1","name":"growth"},"message":{"type":"message","ts":"1795770000.000100","bot_id":"B1"},
         "state":{"values":{"period":{"choice":{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"May"},"value":"2026-05"}}}}},
         "response_url":"https://hooks.slack.com/actions/1/2/3",
         "actions":[{"type":"button","action_id":"say-0","block_id":"choices","value":"sealed","action_ts":"{{{{{{{at}}}}}}}"}]}
        """)!;

    public static JsonObject Submission(string trigger = "5.5.5") => (JsonObject)JsonNode.Parse($$$$$$$"""
        {"type":"view_submission","user":{"id":"U9","team_id":"T1"},"team":{"id":"T1"},"trigger_id":"{{{{{{{trigger}}}}}}}","response_urls":[],
         "view":{"id":"V1","hash":"h1","type":"modal","callback_id":"setup","private_metadata":"sealed","state":{"values":{
          "goal":{"value":{"type":"plain_text_input","value":"50M"}},"day":{"value":{"type":"datepicker","selected_date":"2026-01-01"}},
          "who":{"value":{"type":"multi_users_select","selected_users":["U1","U2"]}},"opts":{"value":{"type":"checkboxes","selected_options":[{"value":"a"},{"value":"b"}]}},
          "file":{"value":{"type":"file_input","files":[{"id":"F1","name":"deals.csv","url_private_download":"https://files.slack.com/x","size":12}]}},
          "when":{"value":{"type":"datetimepicker","selected_date_time":1795770000}},"none":{"value":{"type":"plain_text_input","value":null}}}}}}
        """)!;

    public static string Fields(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    public static SlackEvent Read(string json) => SlackRequests.Read(SlackKind.Event, System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeOfType<SlackEvent>();

    public static SlackInbound? ReadPayload(JsonNode payload) => SlackRequests.Read(SlackKind.Interaction, JsonSerializer.SerializeToUtf8Bytes(payload));
}
