using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>What Slack tells a bot, in the shapes of the platform's published samples.</summary>
/// <param name="fake">Where it happens.</param>
/// <param name="workspace">In which workspace.</param>
public sealed class SlackPayloads(FakeSlack fake, FakeWorkspace workspace)
{
    /// <summary>Gets or sets whether the whole organisation has the app: the payloads name it then.</summary>
    public bool IsWholeOrganisation { get; set; }

    /// <summary>An event in its envelope.</summary>
    /// <param name="happened">The event; its <c>event_ts</c> is added.</param>
    /// <param name="id">The envelope's <c>event_id</c>; null for a new one.</param>
    public JsonObject Event(JsonObject happened, string? id = null)
    {
        var inner = (JsonObject)happened.DeepClone();
        inner["event_ts"] ??= inner["ts"]?.ToString() ?? fake.NextTs();
        return new()
        {
            ["token"] = "deprecated",
            ["team_id"] = workspace.Id,
            ["enterprise_id"] = workspace.Enterprise,
            ["api_app_id"] = FakeSlack.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = id ?? $"Ev{workspace.Id[1..]}{fake.NextTs().Replace(".", "", StringComparison.Ordinal)}",
            ["event_time"] = fake.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = workspace.Enterprise,
                ["team_id"] = IsWholeOrganisation ? null : workspace.Id,
                ["user_id"] = workspace.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = IsWholeOrganisation,
            }),
            ["is_ext_shared_channel"] = false,
            ["event_context"] = "4-context",
        };
    }

    /// <summary>Somebody's message to the bot alone.</summary>
    public JsonObject Direct(FakeMessage message, params FakeFile[] files)
    {
        var happened = Said("message", message);
        happened["channel_type"] = "im";
        if (files.Length > 0)
        {
            happened["subtype"] = "file_share";
            happened["files"] = new JsonArray([.. files.Select(File)]);
        }

        return happened;
    }

    /// <summary>Somebody's message in a channel that names the bot.</summary>
    public JsonObject Mention(FakeMessage message) => Said("app_mention", message);

    /// <summary>Somebody's message in a channel, as bots hear it that are told all.</summary>
    public JsonObject Message(FakeMessage message)
    {
        var happened = Said("message", message);
        happened["channel_type"] = "channel";
        return happened;
    }

    public JsonObject HomeOpened(string user, string tab = "home") => new() { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = workspace.Direct(user).Id, ["tab"] = tab };

    public JsonObject Joined(string channel) => new() { ["type"] = "member_joined_channel", ["user"] = workspace.BotUser, ["channel"] = channel, ["channel_type"] = "C", ["team"] = workspace.Id };

    public static JsonObject Uninstalled() => new() { ["type"] = "app_uninstalled" };

    public JsonObject TokensRevoked() => new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUser) } };

    /// <summary>The fields of a slash command.</summary>
    public IReadOnlyDictionary<string, string> Command(string user, string channel, string text, string command = "/sla") => new Dictionary<string, string>
    {
        ["token"] = "deprecated",
        ["team_id"] = workspace.Id,
        ["team_domain"] = workspace.Name.ToLowerInvariant(),
        ["enterprise_id"] = workspace.Enterprise ?? "",
        ["channel_id"] = channel,
        ["channel_name"] = workspace.Channel(channel) is { IsDirect: true } ? "directmessage" : workspace.Channel(channel)?.Name ?? "unknown",
        ["user_id"] = user,
        ["user_name"] = workspace.Person(user)?.Name ?? user,
        ["command"] = command,
        ["text"] = text,
        ["api_app_id"] = FakeSlack.AppId,
        ["is_enterprise_install"] = IsWholeOrganisation ? "true" : "false",
        ["response_url"] = fake.ResponseUrl(workspace, channel, user).ToString(),
        ["trigger_id"] = fake.Trigger(user),
    };

    /// <summary>A press on something in a message.</summary>
    /// <param name="user">Who.</param>
    /// <param name="action">The action: its <c>action_id</c>, <c>block_id</c>, <c>type</c> and value.</param>
    /// <param name="channel">Where the message is.</param>
    /// <param name="ts">The message.</param>
    /// <param name="message">The message as it is, or null for one that only this person sees.</param>
    public JsonObject Press(string user, JsonObject action, string channel, string ts, FakeMessage? message)
    {
        var pressed = Interaction("block_actions", user);
        pressed["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = ts, ["channel_id"] = channel, ["is_ephemeral"] = message is null, ["thread_ts"] = message?.Thread };
        pressed["trigger_id"] = fake.Trigger(user);
        pressed["channel"] = new JsonObject { ["id"] = channel, ["name"] = workspace.Channel(channel)?.Name ?? "directmessage" };
        if (message is not null)
        {
            pressed["message"] = new JsonObject { ["type"] = "message", ["user"] = message.User, ["bot_id"] = workspace.Bot, ["ts"] = ts, ["text"] = message.Text, ["thread_ts"] = message.Thread, ["blocks"] = message.Blocks?.DeepClone() };
        }

        pressed["state"] = new JsonObject { ["values"] = new JsonObject() };
        pressed["response_url"] = fake.ResponseUrl(workspace, channel, user, message?.Ts).ToString();
        pressed["actions"] = new JsonArray(Timed(action));
        return pressed;
    }

    /// <summary>A press on something in a modal or a home tab.</summary>
    public JsonObject PressIn(string user, JsonObject action, FakeView view, JsonObject? values = null)
    {
        var pressed = Interaction("block_actions", user);
        pressed["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        pressed["trigger_id"] = fake.Trigger(user);
        pressed["view"] = View(view, values);
        pressed["actions"] = new JsonArray(Timed(action));
        return pressed;
    }

    /// <summary>A modal that is sent off, or closed.</summary>
    /// <param name="user">Who.</param>
    /// <param name="view">Which.</param>
    /// <param name="values">What was filled in: by <c>block_id</c>, then <c>action_id</c>.</param>
    /// <param name="isClosed">Whether it was closed.</param>
    public JsonObject Submit(string user, FakeView view, JsonObject? values = null, bool isClosed = false)
    {
        var sent = Interaction(isClosed ? "view_closed" : "view_submission", user);
        sent["trigger_id"] = fake.Trigger(user);
        sent["view"] = View(view, values);
        sent["response_urls"] = new JsonArray();
        return sent;
    }

    private JsonObject Said(string type, FakeMessage message) => new()
    {
        ["type"] = type,
        ["user"] = message.User,
        ["text"] = message.Text,
        ["ts"] = message.Ts,
        ["client_msg_id"] = "client-" + message.Ts,
        ["team"] = workspace.Id,
        ["channel"] = message.Channel,
        ["thread_ts"] = message.Thread,
    };

    private JsonNode File(FakeFile file) => new JsonObject
    {
        ["id"] = file.Id,
        ["name"] = file.Name,
        ["title"] = file.Name,
        ["mimetype"] = "text/plain",
        ["size"] = file.Content.Length,
        ["url_private"] = fake.DownloadUrl(file).ToString(),
        ["url_private_download"] = fake.DownloadUrl(file).ToString(),
    };

    private JsonObject Interaction(string type, string user) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = user, ["username"] = workspace.Person(user)?.Name ?? user, ["team_id"] = workspace.Person(user)?.Team ?? workspace.Id },
        ["api_app_id"] = FakeSlack.AppId,
        ["token"] = "deprecated",
        ["team"] = new JsonObject { ["id"] = workspace.Id, ["domain"] = workspace.Name.ToLowerInvariant() },
        ["enterprise"] = workspace.Enterprise is null ? null : new JsonObject { ["id"] = workspace.Enterprise },
        ["is_enterprise_install"] = IsWholeOrganisation,
    };

    private JsonObject View(FakeView view, JsonObject? values)
    {
        var json = (JsonObject)view.Json.DeepClone();
        json["id"] = view.Id;
        json["team_id"] = workspace.Id;
        json["hash"] = view.Hash;
        json["app_id"] = FakeSlack.AppId;
        json["state"] = new JsonObject { ["values"] = values?.DeepClone() ?? new JsonObject() };
        return json;
    }

    private JsonObject Timed(JsonObject action)
    {
        var timed = (JsonObject)action.DeepClone();
        timed["action_ts"] ??= fake.NextTs();
        return timed;
    }
}
