using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Places that are forgotten when the test ends.</summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private const int LongestId = 1_000;

    private readonly Lock guard = new();
    private readonly Dictionary<(WorkspaceId Workspace, Platform Platform, string Id), ChannelConversation> places = [];

    /// <summary>Gets how often something was written.</summary>
    public int Writes { get; private set; }

    public ValueTask<ChannelConversation?> FindAsync(WorkspaceId workspace, Platform platform, string id, CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(places.GetValueOrDefault((workspace, platform, id)));
        }
    }

    public ValueTask<IReadOnlyList<ChannelConversation>> ConversationsAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        lock (guard)
        {
            return new([.. places.Values.Where(place => place.Workspace == workspace).OrderBy(place => place.Platform).ThenBy(place => place.Id, StringComparer.Ordinal)]);
        }
    }

    public async Task<ChannelConversation?> ChangeAsync(
        WorkspaceId workspace, Platform platform, string id, Func<ChannelConversation?, ChannelConversation?> change, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            var before = places.GetValueOrDefault((workspace, platform, id));
            var after = change(before);
            if (after is null ? before is null : after.IsSameAs(before))
            {
                return before;
            }

            Writes++;
            if (after is null)
            {
                _ = places.Remove((workspace, platform, id));
                return null;
            }

            if (after.Workspace != workspace || after.Platform != platform || after.Id != id)
            {
                throw new ArgumentException("A change must not make another place of a conversation.", nameof(change));
            }

            InMemoryText.Require(after.Id, LongestId);
            InMemoryText.Require(after.Reference, int.MaxValue);
            return places[(workspace, platform, id)] = after;
        }
    }

    public Task RemoveAsync(WorkspaceId workspace)
    {
        lock (guard)
        {
            foreach (var key in places.Keys.Where(key => key.Workspace == workspace).ToList())
            {
                _ = places.Remove(key);
            }

            return Task.CompletedTask;
        }
    }
}
