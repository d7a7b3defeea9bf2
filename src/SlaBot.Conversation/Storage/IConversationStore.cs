using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>The places in which the bot takes part, workspace by workspace.</summary>
public interface IConversationStore
{
    /// <summary>A place, or null where the bot never was. Never waits for a writer once a place of the workspace was looked up.</summary>
    ValueTask<ChannelConversation?> FindAsync(WorkspaceId workspace, Platform platform, string id, CancellationToken cancellation);

    /// <summary>All places of a workspace in the order of platform and id, those that the bot left included.</summary>
    ValueTask<IReadOnlyList<ChannelConversation>> ConversationsAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>
    /// Changes a place as one step that no other change comes between. Returns only when the change survives the death of
    /// the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="workspace">Whose place it is.</param>
    /// <param name="platform">Where it is.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="change">Takes the place as it is, or null where it is unknown, and gives it as it is to be; null to forget it. It must be pure: it may be called twice.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The place as it is now.</returns>
    /// <exception cref="ArgumentException">The change made another place of it, or one that cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<ChannelConversation?> ChangeAsync(
        WorkspaceId workspace, Platform platform, string id, Func<ChannelConversation?, ChannelConversation?> change, CancellationToken cancellation);
}
