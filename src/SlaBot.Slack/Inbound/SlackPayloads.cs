using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>Reads the JSON in which Slack tells what happened. Whatever it is made of, what has no use is null and nothing is thrown but <see cref="InvalidOperationException"/>, for half a character.</summary>
internal static class SlackPayloads
{
    /// <summary>Reads one.</summary>
    /// <param name="kind">What it is to be.</param>
    /// <param name="json">The object; it is kept.</param>
    /// <returns>What it says, or null where it is none such.</returns>
    public static SlackInbound? Read(SlackKind kind, JsonElement json) => json.ValueKind != JsonValueKind.Object ? null : kind switch
    {
        SlackKind.Event => Envelope(json),
        SlackKind.Command => Command(json),
        _ => Interaction(json),
    };

    private static SlackInbound? Envelope(JsonElement? json) => json.Word("type") switch
    {
        null => null,
        "url_verification" => json.Word("challenge") is { } challenge ? new SlackInbound.UrlVerification(challenge) : null,
        "event_callback" => Event(json, json?.Member("event")),
        _ => new SlackInbound.Nothing(),
    };

    private static SlackEvent? Event(JsonElement? envelope, JsonElement? told)
    {
        var authorized = envelope.Objects("authorizations").FirstOrDefault();
        var (enterprise, team) = (authorized.Word("enterprise_id") ?? envelope.Word("enterprise_id"), authorized.Word("team_id") ?? envelope.Word("team_id"));
        return envelope.Word("event_id") is not { } id || told.Word("type") is not { } type || (enterprise ?? team) is null ? null : new(id, type, envelope!.Value)
        {
            Enterprise = enterprise,
            Team = team,
            IsOfOrganisation = authorized.IsTrue("is_enterprise_install"),
            IsShared = envelope.IsTrue("is_ext_shared_channel"),
            BotUser = authorized.IsTrue("is_bot") ? authorized.Word("user_id") : null,
            At = envelope?.Member("event_time") is { ValueKind: JsonValueKind.Number } time && time.TryGetInt32(out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : null,
            Subtype = told.Word("subtype"),
            User = told.Id("user"),
            UserTeam = told.Word("user_team") ?? told.Word("team"),
            BotId = told.Word("bot_id"),
            Text = told.Word("text"),
            Ts = told.Word("ts"),
            ThreadTs = told.Word("thread_ts"),
            Channel = told.Id("channel"),
            ChannelType = told.Word("channel_type"),
            ClientMessageId = told.Word("client_msg_id"),
            Files = told.Files(),
            Tab = told.Word("tab"),
            View = told.View(),
            Inviter = told.Word("inviter"),
            RevokedBots = told?.Member("tokens") is { } tokens ? ((JsonElement?)tokens).Words("bot") : [],
        };
    }

    private static SlackCommand? Command(JsonElement? json) =>
        json.Word("command") is not { } name || (json.Word("team_id") ?? json.Word("enterprise_id")) is null || json.Word("user_id") is null ? null : new(name, json.Word("text") ?? "", json!.Value)
        {
            Enterprise = json.Word("enterprise_id"),
            Team = json.Word("team_id"),
            IsOfOrganisation = json.IsTrue("is_enterprise_install") || json.Word("is_enterprise_install") == "true",
            User = json.Word("user_id"),
            Channel = json.Word("channel_id"),
            ChannelName = json.Word("channel_name"),
            TriggerId = json.Word("trigger_id"),
            ResponseUrl = json.Address("response_url"),
        };

    private static SlackInteraction? Interaction(JsonElement? json)
    {
        if (json.Word("type") is not { } type || json.Word("user", "id") is not { } user)
        {
            return null;
        }

        var found = Interaction(type, json);
        return found with
        {
            Enterprise = json.Word("enterprise", "id") ?? json.Word("team", "enterprise_id"),
            Team = json.Word("team", "id") ?? json.Word("view", "app_installed_team_id") ?? json.Word("user", "team_id"),
            IsOfOrganisation = json.IsTrue("is_enterprise_install"),
            User = user,
            UserTeam = json.Word("user", "team_id"),
            Channel = json.Word("channel", "id") ?? json.Word("container", "channel_id"),
            TriggerId = json.Word("trigger_id"),
            ResponseUrl = json.Address("response_url"),
        };
    }

    private static SlackInteraction Interaction(string type, JsonElement? json) => type switch
    {
        "block_actions" => new SlackInteraction.BlockActions(Actions(json), json!.Value)
        {
            MessageTs = json.Word("container", "message_ts") ?? json.Word("message", "ts"),
            ThreadTs = json.Word("container", "thread_ts") ?? json.Word("message", "thread_ts"),
            IsWhisper = json?.Member("container") is { } container && ((JsonElement?)container).IsTrue("is_ephemeral"),
            View = json.View(),
            State = SlackObjects.Answers(json?.Member("state")),
        },
        "view_submission" when json.View() is { } view => new SlackInteraction.ViewSubmission(view, json!.Value),
        "view_closed" when json.View() is { } view => new SlackInteraction.ViewClosed(view, json!.Value),
        "shortcut" or "message_action" when json.Word("callback_id") is { } shortcut =>
            new SlackInteraction.Shortcut(shortcut, json!.Value) { MessageTs = json.Word("message_ts") ?? json.Word("message", "ts") },
        _ => new SlackInteraction.Unknown(type, json!.Value),
    };

    private static IReadOnlyList<SlackAnswer> Actions(JsonElement? json) =>
        [.. json.Objects("actions").Where(one => one.Word("action_id") is not null).Select(one => SlackObjects.Answer(one.Word("block_id") ?? "", one.Word("action_id")!, one))];
}
