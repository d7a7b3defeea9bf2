using System.Collections.Immutable;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>The places that one commit changes.</summary>
internal sealed class ConversationsDraft(DataFile file, ConversationsBook book) : Draft
{
    private readonly Dictionary<WorkspaceId, ImmutableDictionary<Place, ChannelConversation>> after = [];
    private readonly HashSet<(WorkspaceId Workspace, Place Place)> changed = [];

    /// <inheritdoc/>
    public override bool HasNews => changed.Count > 0;

    /// <summary>Changes a place.</summary>
    /// <exception cref="ArgumentException">It became another place, or one that cannot be stored.</exception>
    public ChannelConversation? Change(WorkspaceId workspace, Place place, Func<ChannelConversation?, ChannelConversation?> change)
    {
        var places = after.TryGetValue(workspace, out var drafted) ? drafted : book.In(workspace);
        var before = places.GetValueOrDefault(place);
        var now = CallersOwnException.Of(() => change(before));
        if (now is null ? before is null : now.IsSameAs(before))
        {
            return before;
        }

        if (now is not null)
        {
            if (now.Workspace != workspace || now.Platform != place.Platform || now.Id != place.Id)
            {
                throw new ArgumentException("A change must not make another place of a conversation.", nameof(change));
            }

            ConversationDocuments.Require(now);
        }

        after[workspace] = now is null ? places.Remove(place) : places.SetItem(place, now);
        _ = changed.Add((workspace, place));
        return now;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        foreach (var (workspace, place) in changed)
        {
            if (after[workspace].TryGetValue(place, out var kept))
            {
                file.Put(Collections.Conversations, ConversationDocuments.ToDocument(kept));
            }
            else
            {
                file.Delete(Collections.Conversations, [Keys.OfConversation(workspace, place.Platform, place.Id)]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (workspace, places) in after)
        {
            book.Show(workspace, places);
        }
    }
}
