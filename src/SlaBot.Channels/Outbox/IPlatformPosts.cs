using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Outbox;

/// <summary>How a platform is told something unasked. Whoever sends asks <see cref="Http.FirstByte.LeavesAsync"/> before the first byte.</summary>
public interface IPlatformPosts
{
    /// <summary>Gets the platform.</summary>
    Platform Platform { get; }

    /// <summary>Whether the people of a place speak about the place's workspace at this moment: not where their tenant has been linked to another since, or unlinked.</summary>
    ValueTask<bool> SpeakAboutItAsync(ChannelConversation place, CancellationToken cancellation);

    /// <summary>Posts a message of its own.</summary>
    /// <param name="place">Where.</param>
    /// <param name="reply">What.</param>
    /// <param name="key">What tells this post from every other; the same for every attempt.</param>
    /// <param name="at">The moment that its buttons answer to.</param>
    /// <param name="cancellation">Stops it: it throws only while nothing has left.</param>
    /// <returns>How it ended; the id of what was sent is all that <see cref="UpdateAsync"/> needs to find it again.</returns>
    Task<Delivery> PostAsync(ChannelConversation place, Reply reply, string key, Instant at, CancellationToken cancellation);

    /// <summary>Puts a reply in the place of a message that was posted before.</summary>
    Task<Delivery> UpdateAsync(ChannelConversation place, string messageId, Reply reply, Instant at, CancellationToken cancellation);

    /// <summary>Somebody's private conversation with the bot, begun where there is none; null where that cannot be.</summary>
    Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation);
}
