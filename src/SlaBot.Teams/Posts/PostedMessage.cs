using SlaBot.Channels.Deliveries;
using SlaBot.Teams.Protocol;
using SlaBot.Teams.Turns;

namespace SlaBot.Teams.Posts;

/// <summary>
/// Where a message can be found again. In a channel every post begins a thread of its own, which is a conversation of its own.
/// </summary>
/// <param name="Activity">The message.</param>
/// <param name="Thread">The conversation of its thread, or null where it stands in the place itself.</param>
internal readonly record struct PostedMessage(string Activity, string? Thread)
{
    private const char Separator = ' ';

    /// <summary>The message of a thread that was created; null where the platform told too little.</summary>
    public static PostedMessage? OfThread(Delivery.Sent created) =>
        created.Id is { } thread && (created.MessageId ?? TeamsScene.ThreadOf(thread)) is { } activity ? new(activity, thread) : null;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static PostedMessage Parse(string text) =>
        text.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end ? new(text[..end], text[(end + 1)..]) : new(text, null);

    /// <summary>How to reach the conversation that it stands in.</summary>
    public ConversationReference In(ConversationReference place) => Thread is null ? place : place with { Conversation = place.Conversation with { Id = Thread } };

    /// <summary>The message in one text. No id of the platform's holds a space.</summary>
    public override string ToString() => Thread is null ? Activity : $"{Activity}{Separator}{Thread}";
}
