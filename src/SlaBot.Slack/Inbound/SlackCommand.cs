using System.Text.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>A slash command.</summary>
/// <param name="Name">Which, such as <c>/sla</c>.</param>
/// <param name="Text">What follows it, in Slack's markup; empty where nothing does.</param>
/// <param name="Json">Its fields.</param>
internal sealed record SlackCommand(string Name, string Text, JsonElement Json) : SlackOccurrence(SlackKind.Command, Json)
{
    /// <summary>Gets what a modal can be opened by, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Gets where it can be answered, at most five times within half an hour.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Gets whether the whole organisation installed the app.</summary>
    public bool IsOfOrganisation { get; init; }

    /// <summary>Gets what the channel is called: <c>directmessage</c> in any conversation of two, or null.</summary>
    public string? ChannelName { get; init; }

    /// <inheritdoc/>
    protected override string OwnKey => TriggerId is { } trigger ? $"command|{trigger}" : HashKey;
}
