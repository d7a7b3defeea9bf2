using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Channels;

/// <summary>Something that a platform told the bot, as it came: stored before it is acknowledged, worked on afterwards.</summary>
/// <param name="Workspace">Whose it is.</param>
/// <param name="Platform">Where it came from.</param>
/// <param name="Key">By what a second delivery is known, at most 1,000 characters: the sender's own ids, never a header of retries.</param>
/// <param name="Lane">Events of one lane are worked on one after the other, in the order they were accepted: the conversation's id.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Body">The bytes as they came, authenticated and well-formed.</param>
public sealed record InboundEvent(WorkspaceId Workspace, Platform Platform, string Key, string Lane, Instant ReceivedAt, ReadOnlyMemory<byte> Body);

/// <summary>An accepted event that is not finished, as found after a start.</summary>
/// <param name="Event">The event.</param>
/// <param name="State">How far it got.</param>
public sealed record UnfinishedEvent(InboundEvent Event, InboundState State);

/// <summary>How far the work on an event got.</summary>
public enum InboundState
{
    /// <summary>It is durable; nothing has left the process for it.</summary>
    Accepted,

    /// <summary>Something may have left the process for it: what that was is not known after a crash.</summary>
    Sending,

    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>The process ended, or the platform's answer was lost, while sending: it may have arrived. It is not sent again.</summary>
    Uncertain,

    /// <summary>It cannot be done: the platform refused for good, or all retries are used up.</summary>
    Dead,
}
