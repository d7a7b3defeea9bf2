using System.Collections.Immutable;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Channels;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb;

/// <content>Places, members and keys.</content>
public sealed partial class LiteDbStore
{
    private const int LongestName = 200;

    /// <inheritdoc/>
    public async ValueTask<ChannelConversation?> FindAsync(WorkspaceId workspace, Platform platform, string id, CancellationToken cancellation) =>
        (await PlacesAsync(workspace, cancellation)).GetValueOrDefault(new(platform, id));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChannelConversation>> ConversationsAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await PlacesAsync(workspace, cancellation)).Values.OrderBy(place => place.Platform).ThenBy(place => place.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<ChannelConversation?> ChangeAsync(
        WorkspaceId workspace, Platform platform, string id, Func<ChannelConversation?, ChannelConversation?> change, CancellationToken cancellation) =>
        await JoinedAsync(conversations, draft => draft.Change(workspace, new(platform, id), change), cancellation);

    /// <inheritdoc/>
    public async ValueTask<Member?> FindMemberAsync(WorkspaceId workspace, Person person, CancellationToken cancellation) =>
        (await WorkspaceMembersAsync(workspace, cancellation)).Find(person);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Member>> MembersAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await WorkspaceMembersAsync(workspace, cancellation)).All;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Member>> ChangeMembersAsync(
        WorkspaceId workspace, Func<IReadOnlyList<Member>, IReadOnlyList<Member>> change, CancellationToken cancellation) =>
        await JoinedAsync(members, draft => draft.Change(workspace, change), cancellation);

    /// <inheritdoc/>
    public async Task<byte[]> KeyAsync(string name, CancellationToken cancellation)
    {
        StorableText.Require(name, LongestName, "The name of a key");
        var key = secrets.TryGetKnown(name, out var known) ? known : await JoinedAsync(secrets, draft => draft.Key(name), cancellation);
        return [.. key];
    }

    private async ValueTask<ImmutableDictionary<Place, ChannelConversation>> PlacesAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        conversations.TryGetKnown(workspace, out var known) ? known : await OnWriter(() => conversations.In(workspace), cancellation);

    private async ValueTask<WorkspaceMembers> WorkspaceMembersAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        members.TryGetKnown(workspace, out var known) ? known : await OnWriter(() => members.In(workspace), cancellation);
}
