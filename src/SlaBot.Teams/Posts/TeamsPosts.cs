using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Outbox;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Turns;

namespace SlaBot.Teams.Posts;

/// <summary>Tells Teams something unasked.</summary>
/// <param name="connector">Sends.</param>
/// <param name="cards">Makes messages of replies.</param>
/// <param name="places">Where the bot takes part.</param>
/// <param name="links">Which tenants speak about another workspace than their own.</param>
/// <param name="settings">Tells whose workspace is whose.</param>
/// <param name="time">The clock.</param>
internal sealed class TeamsPosts(IConnector connector, ReplyCards cards, Places places, ILinkStore links, TeamsSettings settings, TimeProvider time) : IPlatformPosts
{
    /// <inheritdoc/>
    public Platform Platform => Platform.Teams;

    /// <inheritdoc/>
    public async ValueTask<bool> SpeakAboutItAsync(ChannelConversation place, CancellationToken cancellation) =>
        await links.WorkspaceAsync(Platform.Teams, place.Tenant, TeamsWorkspaces.Of(place.Tenant, settings), cancellation) == place.Workspace;

    /// <inheritdoc/>
    public async Task<Delivery> PostAsync(ChannelConversation place, Reply reply, string key, Instant at, CancellationToken cancellation)
    {
        var to = Places.ReferenceOf(place);
        var message = cards.Message(reply, place.Workspace, to, at);
        if (place.Scope != ConversationScope.Channel)
        {
            return await connector.SendAsync(to, message with { ReplyToId = null }, cancellation);
        }

        var created = await connector.CreateAsync(to, NewConversations.Thread(place.Id, place.Tenant, message), cancellation);
        return created is Delivery.Sent sent ? new Delivery.Sent(PostedMessage.OfThread(sent)?.ToString()) : created;
    }

    /// <inheritdoc/>
    public Task<Delivery> UpdateAsync(ChannelConversation place, string messageId, Reply reply, Instant at, CancellationToken cancellation)
    {
        var (posted, to) = (PostedMessage.Parse(messageId), Places.ReferenceOf(place));
        return connector.UpdateAsync(posted.In(to), posted.Activity, cards.Message(reply, place.Workspace, to, at), cancellation);
    }

    /// <inheritdoc/>
    public async Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation)
    {
        if (await places.PrivateAsync(workspace, person, cancellation) is { } known)
        {
            return known;
        }

        if (await places.AnyAsync(workspace, person.Tenant, cancellation) is not { } near)
        {
            return null;
        }

        var (begun, _) = await connector.BeginAsync(Places.ReferenceOf(near), person, cancellation);
        return begun is null ? null : await places.BegunAsync(near, person, begun, Instant.FromDateTimeOffset(time.GetUtcNow()), cancellation);
    }
}
