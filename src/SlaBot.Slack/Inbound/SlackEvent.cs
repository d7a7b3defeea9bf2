using System.Text.Json;
using NodaTime;

namespace SlaBot.Slack.Inbound;

/// <summary>An event of the Events API. What its type does not have is null or empty.</summary>
/// <param name="Id">The id of the envelope, the same in every delivery.</param>
/// <param name="Type">What happened, such as <c>message</c>.</param>
/// <param name="Json">The envelope.</param>
internal sealed record SlackEvent(string Id, string Type, JsonElement Json) : SlackOccurrence(SlackKind.Event, Json)
{
    /// <summary>Gets when it happened, to the second; null where that is not told.</summary>
    public Instant? At { get; init; }

    /// <summary>Gets the user id of the bot in this installation, or null where it is not told.</summary>
    public string? BotUser { get; init; }

    /// <summary>Gets whether the whole organisation installed the app.</summary>
    public bool IsOfOrganisation { get; init; }

    /// <summary>Gets whether the channel is shared with another company.</summary>
    public bool IsShared { get; init; }

    /// <summary>Gets the kind of message, or null for a plain one.</summary>
    public string? Subtype { get; init; }

    /// <summary>Gets the id of the workspace of whoever did it, or null.</summary>
    public string? UserTeam { get; init; }

    /// <summary>Gets the bot that said it, or null where it was a person.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets what was said, in Slack's markup: read it with <see cref="SlackText"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the id of the message in its channel.</summary>
    public string? Ts { get; init; }

    /// <summary>Gets the id of the thread's first message, or null outside of a thread.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Gets the kind of channel: <c>im</c>, <c>mpim</c>, <c>channel</c>, <c>group</c>; a mention tells none.</summary>
    public string? ChannelType { get; init; }

    /// <summary>Gets the id that the client gave the message.</summary>
    public string? ClientMessageId { get; init; }

    /// <summary>Gets the files that came with the message.</summary>
    public IReadOnlyList<SlackFile> Files { get; init; } = [];

    /// <summary>Gets which tab of the app was opened: <c>home</c> or <c>messages</c>.</summary>
    public string? Tab { get; init; }

    /// <summary>Gets the home tab as it is shown, or null before it was published.</summary>
    public SlackViewState? View { get; init; }

    /// <summary>Gets who invited somebody into a channel.</summary>
    public string? Inviter { get; init; }

    /// <summary>Gets the bot users whose tokens were revoked.</summary>
    public IReadOnlyList<string> RevokedBots { get; init; } = [];

    /// <summary>Gets whether it was said to the bot alone. A mention in a direct message does not tell the kind of channel; its id does.</summary>
    public bool IsDirect => ChannelType is "im" || (ChannelType is null && Channel is ['D', ..]);

    /// <summary>Gets whether it is something that somebody said.</summary>
    public bool IsMessage => Type is "message" or "app_mention";

    /// <summary>
    /// Gets whether it is anything to the bot: not what it or another bot said, not an edit, a deletion or a note of the
    /// channel's, not somebody else's coming or going.
    /// </summary>
    public bool IsHeard => IsMessage ? IsSaid
        : Type is not ("member_joined_channel" or "member_left_channel") || User is null || BotUser is null || User == BotUser;

    /// <inheritdoc/>
    /// <remarks>A mention that is also a message of the channel comes twice, under two ids: the first of them is taken.</remarks>
    protected override string OwnKey => IsMessage && IsSaid && Channel is not null && Ts is not null ? $"message|{Team}|{Channel}|{Ts}" : $"event|{Id}";

    private bool IsSaid => BotId is null && User is not (null or "USLACKBOT") && User != BotUser
        && Subtype is null or "file_share" or "thread_broadcast" or "me_message";
}

/// <summary>A file that somebody shared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Address">Where it is fetched with the bot's token, or null; the host is still to be looked at.</param>
internal sealed record SlackFile(string Id, string? Name, Uri? Address)
{
    /// <summary>Gets the kind that Slack takes it for, such as <c>csv</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets its size in bytes, or null where that is not told.</summary>
    public long? Size { get; init; }
}
