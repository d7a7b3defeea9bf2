using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Outbox;
using SlaBot.Channels.Places;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;
using SlaBot.Slack.Turns;

namespace SlaBot.Slack.Posts;

/// <summary>Tells Slack something unasked.</summary>
/// <param name="slack">Sends.</param>
/// <param name="blocks">Makes messages of replies.</param>
/// <param name="places">Where the bot takes part.</param>
/// <param name="installations">Where SlaBot is installed.</param>
/// <param name="workspaces">Tells whose workspace is whose.</param>
/// <param name="time">The clock.</param>
internal sealed class SlackPosts(ISlack slack, ReplyBlocks blocks, PlaceBook places, IInstallations installations, SlackWorkspaces workspaces, TimeProvider time) : IPlatformPosts
{
    /// <inheritdoc/>
    public Platform Platform => Platform.Slack;

    /// <inheritdoc/>
    public async ValueTask<bool> SpeakAboutItAsync(ChannelConversation place, CancellationToken cancellation)
    {
        var tenant = await workspaces.TenantAsync(place.Organisation(), place.Tenant, cancellation);
        return await workspaces.SpokenAboutAsync(tenant.Id, tenant.Home, cancellation) == place.Workspace;
    }

    /// <inheritdoc/>
    public Task<Delivery> PostAsync(ChannelConversation place, Reply reply, string key, Instant at, CancellationToken cancellation) =>
        slack.PostAsync(PlaceOf(place), blocks.Message(reply, place.Workspace, place.Id, at) with { Key = key }, cancellation);

    /// <inheritdoc/>
    public Task<Delivery> UpdateAsync(ChannelConversation place, string messageId, Reply reply, Instant at, CancellationToken cancellation) =>
        slack.UpdateAsync(PlaceOf(place), messageId, blocks.Message(reply, place.Workspace, place.Id, at), cancellation);

    /// <inheritdoc/>
    public async Task<ChannelConversation?> PrivateAsync(WorkspaceId workspace, Person person, CancellationToken cancellation)
    {
        var all = await places.AllAsync(workspace, cancellation);
        var organisation = all.Where(place => place.Tenant == person.Tenant).Select(place => place.Organisation()).FirstOrDefault(id => id is not null);
        if (await installations.FindAsync(organisation, person.Tenant, cancellation) is not { } bot
            || await slack.OpenDirectAsync(bot.Id, person.Tenant, person.Id, cancellation) is not Delivery.Sent { Id: { } channel })
        {
            return null;
        }

        // A conversation that could be opened is one that the bot is in.
        return all.FirstOrDefault(place => place.Id == channel) is { } known ? known with { LeftAt = null } : new(workspace, Platform.Slack, channel, ConversationScope.Personal)
        {
            Tenant = person.Tenant,
            Team = person.Tenant,
            Reference = JsonSerializer.Serialize(new SlackPlace(bot.Id, person.Tenant, channel), SlackPlaceJson.Default.SlackPlace),
            Language = SetupWords.In((await slack.UserAsync(bot.Id, person.Id, cancellation))?.Locale).Language,
            SeenAt = Instant.FromDateTimeOffset(time.GetUtcNow()),
        };
    }

    private static SlackPlace PlaceOf(ChannelConversation place) => JsonSerializer.Deserialize(place.Reference, SlackPlaceJson.Default.SlackPlace)!;
}
