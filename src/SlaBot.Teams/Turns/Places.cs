using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Json;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Keeps where the bot takes part, as activities tell it: how to reach each place, what it is called, when it left.</summary>
/// <param name="store">Where it is kept.</param>
internal sealed class Places(IConversationStore store)
{
    private static readonly Duration Refreshed = Duration.FromDays(1);

    /// <summary>Notes that a place was seen. Writes only where something changed, and once a day.</summary>
    public async ValueTask<ChannelConversation> SeenAsync(WorkspaceId workspace, Activity activity, Instant at, CancellationToken cancellation)
    {
        var id = activity.ConversationId();
        var reference = ReferenceOf(activity);
        return await store.FindAsync(workspace, Platform.Teams, id, cancellation) is { LeftAt: null } known && known.Reference == reference && at - known.SeenAt < Refreshed
            ? known
            : (await store.ChangeAsync(workspace, Platform.Teams, id, place => Seen(place, workspace, activity, reference, at), cancellation))!;
    }

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
        store.ChangeAsync(workspace, Platform.Teams, id, _ => null, cancellation);

    /// <summary>Marks a place that the platform no longer lets the bot into: nothing is sent there until it is heard from again.</summary>
    public Task LeftAsync(WorkspaceId workspace, string id, Instant at, CancellationToken cancellation) =>
        store.ChangeAsync(workspace, Platform.Teams, id, place => place is null ? null : place with { LeftAt = at, Posts = [] }, cancellation);

    /// <summary>Changes a place that is known.</summary>
    public Task ChangeAsync(WorkspaceId workspace, string id, Func<ChannelConversation, ChannelConversation> change, CancellationToken cancellation) =>
        store.ChangeAsync(workspace, Platform.Teams, id, place => place is null ? null : change(place), cancellation);

    /// <summary>The places of a team.</summary>
    public async Task<IReadOnlyList<ChannelConversation>> OfTeamAsync(WorkspaceId workspace, string team, CancellationToken cancellation) =>
        [.. (await store.ConversationsAsync(workspace, cancellation)).Where(place => place.Platform == Platform.Teams && place.Team == team)];

    /// <summary>The private conversation with somebody, or null where there is none.</summary>
    public async Task<ConversationReference?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation) =>
        (await store.ConversationsAsync(workspace, cancellation))
            .Where(place => place is { Platform: Platform.Teams, Scope: ConversationScope.Personal, LeftAt: null } && place.Tenant == person.Tenant)
            .Select(ReferenceOf)
            .FirstOrDefault(reference => TeamsScene.PersonOf(reference.User, person.Tenant) == person);

    /// <summary>How to reach a place.</summary>
    public static ConversationReference ReferenceOf(ChannelConversation place) =>
        JsonSerializer.Deserialize(place.Reference, ActivityJson.Default.ConversationReference)!;

    private static ChannelConversation Seen(ChannelConversation? place, WorkspaceId workspace, Activity activity, string reference, Instant at) =>
        (place ?? new ChannelConversation(workspace, Platform.Teams, activity.ConversationId(), activity.Scope())
        {
            Tenant = activity.Tenant(),
            Reference = reference,
            Language = activity.Language(),
        }) with
        {
            Reference = reference,
            Name = NameOf(activity) ?? place?.Name,
            Team = activity.TeamId() ?? place?.Team,
            SeenAt = at,
            LeftAt = null,
        };

    // The General channel has no name of its own: it is called like its team.
    private static string? NameOf(Activity activity) =>
        activity.ChannelData.Text("channel", "name") ?? activity.Conversation?.Name ?? activity.ChannelData.Text("team", "name");

    // Without what differs from message to message, so that an unchanged reference is written once.
    private static string ReferenceOf(Activity activity)
    {
        var reference = activity.Reference();
        return JsonSerializer.Serialize(
            reference with
            {
                Conversation = reference.Conversation with { Id = activity.ConversationId() },
                User = activity.Scope() == ConversationScope.Personal && activity.From?.Id != activity.Recipient?.Id ? reference.User : null,
                ActivityId = null,
                Locale = null,
            },
            ActivityJson.Default.ConversationReference);
    }
}
