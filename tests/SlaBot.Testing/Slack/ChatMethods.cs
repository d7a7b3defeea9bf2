using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>The methods <c>chat.*</c>, and what response addresses take.</summary>
internal static class ChatMethods
{
    private const int LongestText = 40_000;

    public static JsonObject Post(FakeSlack fake, FakeWorkspace workspace, SlackRequest request)
    {
        var channel = Place(workspace, request);
        if (Refusal(workspace, channel, request) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        if (request.Arguments["metadata"] is { } metadata && (metadata is not JsonObject || metadata["event_type"] is null || metadata["event_payload"] is not JsonObject))
        {
            return FakeSlack.No("invalid_metadata_format");
        }

        var message = workspace.Say(new(channel!.Id, fake.NextTs(), workspace.BotUser, request.Text ?? "")
        {
            Blocks = Blocks(request),
            Thread = request.Argument("thread_ts"),
            Key = request.Key,
        });
        return Said(workspace, message);
    }

    public static JsonObject Whisper(FakeSlack fake, FakeWorkspace workspace, SlackRequest request)
    {
        var channel = Place(workspace, request);
        if (Refusal(workspace, channel, request) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        if (request.Argument("user") is not { } user || !channel!.Members.Contains(user))
        {
            return FakeSlack.No("user_not_in_channel");
        }

        workspace.Whisper(new(channel.Id, user, request.Text ?? "") { Blocks = Blocks(request), Thread = request.Argument("thread_ts") });
        return FakeSlack.Yes("message_ts", fake.NextTs());
    }

    public static JsonObject Update(FakeWorkspace workspace, SlackRequest request)
    {
        var channel = workspace.Channel(request.Channel);
        var old = workspace.Find(request.Channel, request.Argument("ts"));
        if ((channel is null ? "channel_not_found" : old is null ? "message_not_found" : old.User != workspace.BotUser ? "cant_update_message" : Refusal(workspace, channel, request)) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        var now = old! with { Text = request.Text ?? "", Blocks = request.Arguments.ContainsKey("blocks") ? Blocks(request) : old.Blocks, IsEdited = true };
        workspace.Change(old, now);
        return Said(workspace, now);
    }

    public static JsonObject Delete(FakeWorkspace workspace, SlackRequest request)
    {
        var old = workspace.Find(request.Channel, request.Argument("ts"));
        if ((workspace.Channel(request.Channel) is null ? "channel_not_found" : old is null ? "message_not_found" : old.User != workspace.BotUser ? "cant_delete_message" : null) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        workspace.Change(old!, null);
        return new JsonObject { ["ok"] = true, ["channel"] = old!.Channel, ["ts"] = old.Ts };
    }

    public static JsonObject Unfurl(FakeWorkspace workspace, SlackRequest request) =>
        request.Arguments["unfurls"] is not JsonObject ? FakeSlack.No("missing_unfurls")
        : workspace.Channel(request.Channel) is null ? FakeSlack.No("cannot_find_channel")
        : FakeSlack.Yes();

    /// <summary>What a response address takes: text, blocks, and whom it is for.</summary>
    public static (int Status, string Body) Respond(FakeSlack fake, FakeResponseUrl url, SlackRequest request)
    {
        var now = fake.Time.GetUtcNow();
        if (url.Refusal(now) is { } used)
        {
            return (404, FakeSlack.No(used).ToJsonString());
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return (400, "invalid_payload");
        }

        var workspace = url.Workspace;
        var original = workspace.Find(url.Channel, url.MessageTs);
        var isDeletion = request.Argument("delete_original") == "true";
        if (!isDeletion && (BlockRules.OfMessage(request.Arguments["blocks"], workspace) ?? (Blocks(request) is null && request.Text is not { Length: > 0 } ? "no_text" : null)) is { } refusal)
        {
            return (400, refusal);
        }

        url.Uses++;
        var text = request.Text ?? "";
        if (isDeletion || request.Argument("replace_original") == "true")
        {
            if (original is not null)
            {
                workspace.Change(original, isDeletion ? null : original with { Text = text, Blocks = Blocks(request), IsEdited = true });
            }
            else if (!isDeletion)
            {
                workspace.Whisper(new(url.Channel, url.User, text) { Blocks = Blocks(request), IsResponse = true });
            }
        }
        else if (request.Argument("response_type") == "in_channel")
        {
            workspace.Say(new(url.Channel, fake.NextTs(), workspace.BotUser, text) { Blocks = Blocks(request), Thread = request.Argument("thread_ts") });
        }
        else
        {
            workspace.Whisper(new(url.Channel, url.User, text) { Blocks = Blocks(request), IsResponse = true });
        }

        return (200, "ok");
    }

    private static JsonArray? Blocks(SlackRequest request) => request.Arguments["blocks"] is JsonArray { Count: > 0 } blocks ? (JsonArray)blocks.DeepClone() : null;

    /// <summary>Somebody's id in the place of a channel's means the direct conversation.</summary>
    private static FakeChannel? Place(FakeWorkspace workspace, SlackRequest request) =>
        workspace.Channel(request.Channel) ?? (workspace.Person(request.Channel) is { } person ? workspace.Direct(person.Id) : null);

    private static string? Refusal(FakeWorkspace workspace, FakeChannel? channel, SlackRequest request) =>
        channel is null ? "channel_not_found"
        : channel.IsArchived ? "is_archived"
        : !channel.HasBot ? "not_in_channel"
        : BlockRules.OfMessage(request.Arguments["blocks"], workspace) is { } blocks ? blocks
        : request.Text is not { Length: > 0 } && Blocks(request) is null ? "no_text"
        : request.Text?.Length > LongestText ? "msg_too_long"
        : null;

    private static JsonObject Said(FakeWorkspace workspace, FakeMessage message) => new()
    {
        ["ok"] = true,
        ["channel"] = message.Channel,
        ["ts"] = message.Ts,
        ["text"] = message.Text,
        ["message"] = new JsonObject { ["type"] = "message", ["user"] = message.User, ["bot_id"] = workspace.Bot, ["ts"] = message.Ts, ["text"] = message.Text, ["blocks"] = message.Blocks?.DeepClone() },
    };
}

/// <summary>An address to answer by.</summary>
public sealed class FakeResponseUrl(FakeWorkspace workspace, string channel, string user, string? messageTs, DateTimeOffset made)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public FakeWorkspace Workspace { get; } = workspace;

    public string Channel { get; } = channel;

    public string User { get; } = user;

    /// <summary>Gets the message that was pressed, or null.</summary>
    public string? MessageTs { get; } = messageTs;

    public int Uses { get; set; }

    internal string? Refusal(DateTimeOffset now) => now - made >= Life ? "expired_url" : Uses >= 5 ? "used_url" : null;
}
