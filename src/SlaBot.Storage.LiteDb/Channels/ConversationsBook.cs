using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>The places of each workspace, all in memory once one was asked for. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
internal sealed class ConversationsBook(DataFile file) : IBook<ConversationsDraft>
{
    private readonly ConcurrentDictionary<WorkspaceId, ImmutableDictionary<Place, ChannelConversation>> known = new();

    /// <summary>The places of a workspace after the last durable commit, if they were looked up before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId workspace, [MaybeNullWhen(false)] out ImmutableDictionary<Place, ChannelConversation> places) =>
        known.TryGetValue(workspace, out places);

    /// <summary>The places of a workspace.</summary>
    public ImmutableDictionary<Place, ChannelConversation> In(WorkspaceId workspace) => known.GetOrAdd(
        workspace,
        _ => file.Range(Collections.Conversations, Keys.Range(workspace))
            .Select(document => ConversationDocuments.ToConversation(workspace, document))
            .ToImmutableDictionary(place => new Place(place.Platform, place.Id)));

    /// <inheritdoc/>
    public ConversationsDraft Begin() => new(file, this);

    /// <summary>Shows readers the places of a workspace.</summary>
    public void Show(WorkspaceId workspace, ImmutableDictionary<Place, ChannelConversation> places) => known[workspace] = places;

    /// <summary>Forgets what was looked up.</summary>
    public void Forget(WorkspaceId workspace) => known.TryRemove(workspace, out _);
}

/// <summary>Which place of a workspace.</summary>
internal readonly record struct Place(Platform Platform, string Id);
