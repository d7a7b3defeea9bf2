using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Json;
using SlaBot.Channels.Places;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Keeps where the bot takes part in Teams, as activities tell it.</summary>
/// <param name="book">Where it is kept.</param>
internal sealed class Places(PlaceBook book)
{
    /// <summary>Notes that a place was seen. Writes only where something changed, and once a day.</summary>
    public ValueTask<ChannelConversation> SeenAsync(WorkspaceId workspace, Activity activity, Instant at, CancellationToken cancellation) => book.SeenAsync(
        new(workspace, Platform.Teams, activity.ConversationId(), activity.Scope())
        {
            Tenant = activity.Tenant(),
            Reference = ReferenceOf(activity),
            Name = NameOf(activity),
            Team = activity.TeamId(),
            Language = activity.Language(),
            SeenAt = at,
        },
        cancellation);

    /// <inheritdoc cref="PlaceBook.TryWelcomeAsync"/>
    public Task<bool> TryWelcomeAsync(ChannelConversation place, string key, Person? by, CancellationToken cancellation) => book.TryWelcomeAsync(place, key, by, cancellation);

    /// <inheritdoc cref="PlaceBook.ForgetAsync"/>
    public Task ForgetAsync(WorkspaceId workspace, string id, CancellationToken cancellation) => book.ForgetAsync(workspace, id, cancellation);

    /// <inheritdoc cref="PlaceBook.LeftAsync"/>
    public Task LeftAsync(WorkspaceId workspace, string id, Instant at, CancellationToken cancellation) => book.LeftAsync(workspace, id, at, cancellation);

    /// <inheritdoc cref="PlaceBook.ChangeAsync"/>
    public Task ChangeAsync(WorkspaceId workspace, string id, Func<ChannelConversation, ChannelConversation> change, CancellationToken cancellation) =>
        book.ChangeAsync(workspace, id, change, cancellation);

    /// <summary>The places of a team.</summary>
    public async Task<IReadOnlyList<ChannelConversation>> OfTeamAsync(WorkspaceId workspace, string team, CancellationToken cancellation) =>
        [.. (await book.AllAsync(workspace, cancellation)).Where(place => place.Team == team)];

    /// <summary>The private conversation with somebody, or null where there is none.</summary>
    public async Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation) =>
        (await book.AllAsync(workspace, cancellation)).FirstOrDefault(place =>
            place is { Scope: ConversationScope.Personal, LeftAt: null } && place.Tenant == person.Tenant && TeamsScene.PersonOf(ReferenceOf(place).User, person.Tenant) == person);

    /// <summary>A place of a tenant by which the Connector is reached, or null where the bot takes part in none.</summary>
    public async Task<ChannelConversation?> AnyAsync(WorkspaceId workspace, string tenant, CancellationToken cancellation) =>
        (await book.AllAsync(workspace, cancellation)).Where(place => place.LeftAt is null && place.Tenant == tenant).MaxBy(place => place.SeenAt);

    /// <summary>Keeps a private conversation that the bot began.</summary>
    public async Task<ChannelConversation> BegunAsync(ChannelConversation near, Person person, ConversationReference reference, Instant at, CancellationToken cancellation) => await book.SeenAsync(
        new(near.Workspace, Platform.Teams, reference.Conversation.Id!, ConversationScope.Personal)
        {
            Tenant = person.Tenant,
            Reference = JsonSerializer.Serialize(reference, ActivityJson.Default.ConversationReference),
            Language = near.Language,
            SeenAt = at,
        },
        cancellation);

    /// <summary>How to reach a place.</summary>
    public static ConversationReference ReferenceOf(ChannelConversation place) =>
        JsonSerializer.Deserialize(place.Reference, ActivityJson.Default.ConversationReference)!;

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
