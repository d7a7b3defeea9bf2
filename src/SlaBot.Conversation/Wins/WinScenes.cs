using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>Looks up what is needed to decide on wins.</summary>
/// <param name="places">Where wins are told.</param>
/// <param name="members">Whose names are known.</param>
/// <param name="freshDays">A win that is older than so many days when it is first seen is never told.</param>
internal sealed class WinScenes(IConversationStore places, IMemberStore members, int freshDays)
{
    /// <summary>For how many days a win is new.</summary>
    public const int DefaultFreshDays = 14;

    /// <summary>Gets for how many days a win is new.</summary>
    public int FreshDays => freshDays;

    /// <summary>The scene of a workspace at a moment.</summary>
    public async ValueTask<WinScene> OfAsync(WorkspaceId workspace, View view, Instant now, CancellationToken cancellation)
    {
        var all = await places.ConversationsAsync(workspace, cancellation);
        return new(
            workspace,
            now,
            view,
            freshDays,
            [.. all.Where(place => place is { LeftAt: null } && place.Posts.Contains(PostingKind.Wins)).Select(PostTarget.Of)],
            await members.MembersAsync(workspace, cancellation));
    }
}
