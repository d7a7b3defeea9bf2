using SlaBot.Channels.Deliveries;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Outbound;

/// <summary>
/// The Connector: what the bot sends. Each call paces itself under the platform's limits, retries where that is safe, and
/// tells how it ended; it throws only when it is cancelled, and then nothing has arrived: what had left by then is uncertain.
/// </summary>
internal interface IConnector
{
    /// <summary>Sends an activity; in answer to <see cref="Activity.ReplyToId"/> where that is set.</summary>
    Task<Delivery> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation);

    /// <summary>Puts an activity in the place of one that the bot sent before.</summary>
    Task<Delivery> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellation);

    /// <summary>Deletes an activity that the bot sent before.</summary>
    Task<Delivery> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation);

    /// <summary>Creates a personal conversation, or a thread in a channel with its first message. The id is that of the conversation.</summary>
    Task<Delivery> CreateAsync(ConversationReference near, ConversationParameters parameters, CancellationToken cancellation);

    /// <summary>A member of a conversation, or null where there is none or it cannot be told.</summary>
    Task<ChannelAccount?> MemberAsync(ConversationReference conversation, string memberId, CancellationToken cancellation);

    /// <summary>The members of a conversation, page by page; null where it cannot be told.</summary>
    Task<IReadOnlyList<ChannelAccount>?> MembersAsync(ConversationReference conversation, CancellationToken cancellation);
}
