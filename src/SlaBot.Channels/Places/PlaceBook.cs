using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Places;

/// <summary>Keeps where the bot takes part on a platform: how to reach each place, what it is called, when it left.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="platform">The platform.</param>
public sealed class PlaceBook(IConversationStore store, Platform platform)
{
    private static readonly Duration Refreshed = Duration.FromDays(1);

    /// <summary>Notes that a place was seen. Writes only where something changed, and once a day.</summary>
    /// <param name="seen">The place as it is told now; what it does not tell (names, the team) stays as it was known.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async ValueTask<ChannelConversation> SeenAsync(ChannelConversation seen, CancellationToken cancellation) =>
        await store.FindAsync(seen.Workspace, platform, seen.Id, cancellation) is { LeftAt: null } known && known.Reference == seen.Reference && seen.SeenAt - known.SeenAt < Refreshed
            ? known
            : (await store.ChangeAsync(seen.Workspace, platform, seen.Id, place => Refresh(place, seen), cancellation))!;

    /// <summary>Takes the one welcome of a place for an event.</summary>
    /// <returns>Whether the welcome is this event's: also when the event is worked on a second time.</returns>
    public async Task<bool> TryWelcomeAsync(ChannelConversation place, string key, Person? by, CancellationToken cancellation)
    {
        var welcomed = await store.ChangeAsync(
            place.Workspace,
            place.Platform,
            place.Id,
            known => known is null or { WelcomedBy: not null } ? known : known with { WelcomedBy = key, InstalledBy = known.InstalledBy ?? by },
            cancellation);
        return welcomed?.WelcomedBy == key;
    }

    /// <summary>Forgets a place that the bot was removed from: its reference, and what was posted there.</summary>
    public Task ForgetAsync(WorkspaceId workspace, string id, CancellationToken cancellation) =>
        store.ChangeAsync(workspace, platform, id, _ => null, cancellation);

    /// <summary>Marks a place that the platform no longer lets the bot into: nothing is sent there until it is heard from again.</summary>
    public Task LeftAsync(WorkspaceId workspace, string id, Instant at, CancellationToken cancellation) =>
        store.ChangeAsync(workspace, platform, id, place => place is null ? null : place with { LeftAt = at, Posts = [] }, cancellation);

    /// <summary>Changes a place that is known.</summary>
    public Task ChangeAsync(WorkspaceId workspace, string id, Func<ChannelConversation, ChannelConversation> change, CancellationToken cancellation) =>
        store.ChangeAsync(workspace, platform, id, place => place is null ? null : change(place), cancellation);

    /// <summary>The places of a workspace on this platform, those that the bot left included.</summary>
    public async Task<IReadOnlyList<ChannelConversation>> AllAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await store.ConversationsAsync(workspace, cancellation)).Where(place => place.Platform == platform)];

    private static ChannelConversation Refresh(ChannelConversation? known, ChannelConversation seen) => known is null ? seen : known with
    {
        Reference = seen.Reference,
        Name = seen.Name ?? known.Name,
        Team = seen.Team ?? known.Team,
        SeenAt = seen.SeenAt,
        LeftAt = null,
    };
}
