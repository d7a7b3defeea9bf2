using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>Somebody on the fake Slack: says things, presses, fills in, and sees what comes of it at once as Slack shows it.</summary>
/// <param name="fake">Slack.</param>
/// <param name="workspace">The person's workspace.</param>
/// <param name="user">The person's id.</param>
/// <param name="road">How it reaches the bot.</param>
/// <param name="payloads">What it is told with; null for the workspace's own.</param>
public sealed class PersonOnSlack(FakeSlack fake, FakeWorkspace workspace, string user, ISlackRoad road, SlackPayloads? payloads = null)
{
    private readonly SlackPayloads payloads = payloads ?? new(fake, workspace);

    /// <summary>Gets the person's direct conversation with the bot.</summary>
    public string DirectChannel => workspace.Direct(user).Id;

    /// <summary>Writes to the bot alone.</summary>
    public Task<SlackTaken> SayAsync(string text, string? thread = null, params FakeFile[] files) =>
        road.EventAsync(payloads.Event(payloads.Direct(workspace.Say(new(DirectChannel, fake.NextTs(), user, text) { Thread = thread }), files)));

    /// <summary>Names the bot in a channel.</summary>
    public Task<SlackTaken> MentionAsync(string channel, string text, string? thread = null) =>
        road.EventAsync(payloads.Event(payloads.Mention(workspace.Say(new(channel, fake.NextTs(), user, $"<@{workspace.BotUser}> {text}") { Thread = thread }))));

    /// <summary>Types a command; what the acknowledgement says is shown.</summary>
    public async Task<SlackTaken> CommandAsync(string text, string? channel = null, string command = "/sla")
    {
        var place = channel ?? DirectChannel;
        var taken = await road.CommandAsync(payloads.Command(user, place, text, command));
        if (taken.Body is { } answer && answer["text"]?.ToString() is { } said)
        {
            if (answer["response_type"]?.ToString() == "in_channel")
            {
                workspace.Say(new(place, fake.NextTs(), workspace.BotUser, said) { Blocks = answer["blocks"]?.DeepClone() as JsonArray });
            }
            else
            {
                workspace.Whisper(new(place, user, said) { Blocks = answer["blocks"]?.DeepClone() as JsonArray, IsResponse = true });
            }
        }

        return taken;
    }

    /// <summary>Presses a button in a message, by what it says; or chooses the option that says so.</summary>
    public Task<SlackTaken> PressAsync(FakeMessage message, string label) =>
        road.InteractAsync(payloads.Press(user, Action(message.Blocks, label), message.Channel, message.Ts, message));

    /// <summary>Presses a button in a message that only this person sees.</summary>
    public Task<SlackTaken> PressAsync(FakeWhisper message, string label) =>
        road.InteractAsync(payloads.Press(user, Action(message.Blocks, label), message.Channel, fake.NextTs(), null));

    /// <summary>Presses a button in a modal or the home tab.</summary>
    public Task<SlackTaken> PressAsync(FakeView view, string label) => road.InteractAsync(payloads.PressIn(user, Action(view.Json["blocks"] as JsonArray, label), view));

    /// <summary>Opens the home tab.</summary>
    public Task<SlackTaken> OpenHomeAsync() => road.EventAsync(payloads.Event(payloads.HomeOpened(user)));

    /// <summary>Opens the direct conversation with the bot.</summary>
    public Task<SlackTaken> OpenConversationAsync() => road.EventAsync(payloads.Event(payloads.HomeOpened(user, "messages")));

    /// <summary>Sends a modal off; it closes, stays with its errors, or becomes what the answer says.</summary>
    /// <param name="view">The modal.</param>
    /// <param name="values">What is filled in: by <c>block_id</c>, then <c>action_id</c>.</param>
    public async Task<SlackTaken> SubmitAsync(FakeView view, JsonObject values)
    {
        var taken = await road.InteractAsync(payloads.Submit(user, view, values));
        switch (taken.Body?["response_action"]?.ToString())
        {
            case "errors":
                break;
            case "update" when taken.Body["view"] is JsonObject next:
                fake.ReplaceModal(view, (JsonObject)next.DeepClone());
                break;
            default:
                if (taken.IsGood)
                {
                    fake.CloseModal(view.Id);
                }

                break;
        }

        return taken;
    }

    /// <summary>The action of what says so; Slack tells the type, the ids and the value along.</summary>
    private static JsonObject Action(JsonArray? blocks, string label)
    {
        foreach (var block in blocks ?? [])
        {
            if (Find(block, label) is not { } found)
            {
                continue;
            }

            var (element, option) = found;
            var action = new JsonObject { ["type"] = element["type"]!.ToString(), ["action_id"] = element["action_id"]?.ToString(), ["block_id"] = block!["block_id"]?.ToString() ?? "b1" };
            if (option is not null)
            {
                action["selected_option"] = option.DeepClone();
            }
            else
            {
                action["value"] = element["value"]?.ToString();
                action["text"] = element["text"]?.DeepClone();
            }

            return action;
        }

        throw new InvalidOperationException($"Nothing says \"{label}\" in {blocks?.ToJsonString() ?? "no blocks"}.");
    }

    private static (JsonObject Element, JsonObject? Option)? Find(JsonNode? node, string label)
    {
        switch (node)
        {
            case JsonObject json:
                if (json["type"]?.ToString() == "button" && LabelOf(json) == label)
                {
                    return (json, null);
                }

                var chosen = (json["options"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(option => LabelOf(option) == label);
                return chosen is not null ? (json, chosen) : json.Select(member => Find(member.Value, label)).FirstOrDefault(found => found is not null);
            case JsonArray all:
                return all.Select(item => Find(item, label)).FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private static string? LabelOf(JsonObject json) => (json["text"] as JsonObject)?["text"]?.ToString();
}
