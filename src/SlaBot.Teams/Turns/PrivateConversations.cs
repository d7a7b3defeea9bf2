using SlaBot.Channels.Deliveries;
using SlaBot.Conversation.Channels;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Begins private conversations.</summary>
internal static class PrivateConversations
{
    /// <summary>Begins one with somebody who has the app, or is in a team that has it.</summary>
    /// <param name="connector">Asks the platform.</param>
    /// <param name="near">How a conversation of the same tenant is reached.</param>
    /// <param name="person">With whom.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How to reach it; or null, and how asking ended.</returns>
    public static async Task<(ConversationReference? Reference, Delivery? Refusal)> BeginAsync(this IConnector connector, ConversationReference near, Person person, CancellationToken cancellation)
    {
        var created = await connector.CreateAsync(near, NewConversations.With(person.Id, person.Tenant), cancellation);
        return created is Delivery.Sent { Id: { } id }
            ? (near with { Conversation = new() { Id = id, ConversationType = "personal", TenantId = person.Tenant }, ActivityId = null, User = new() { AadObjectId = person.Id } }, null)
            : (null, created);
    }
}
