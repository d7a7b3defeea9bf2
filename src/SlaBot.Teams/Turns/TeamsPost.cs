using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Outbound;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Sends what a turn has to say: marked as being sent before the first byte, and with an end that tells how it went.</summary>
/// <param name="connector">Sends.</param>
/// <param name="cards">Makes messages of replies.</param>
/// <param name="places">Learns of places that the bot was removed from.</param>
internal sealed class TeamsPost(IConnector connector, ReplyCards cards, Places places)
{
    /// <summary>Posts a reply in answer to an activity, or as a message of its own where the reference names none.</summary>
    /// <param name="turn">The turn that it is said in.</param>
    /// <param name="to">Where.</param>
    /// <param name="reply">What.</param>
    /// <param name="at">The moment that its buttons answer to.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Delivery> PostAsync(Turn turn, ConversationReference to, Reply reply, Instant at, CancellationToken cancellation) =>
        PostAsync(turn, to, cards.Message(reply, turn.Workspace, to, at), cancellation);

    /// <summary>Posts a message as it is.</summary>
    public async Task<Delivery> PostAsync(Turn turn, ConversationReference to, Activity message, CancellationToken cancellation)
    {
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(turn, to, await connector.SendAsync(to, message with { ReplyToId = to.ActivityId }, cancellation), cancellation);
    }

    /// <summary>Puts a reply in the place of a message that the bot sent before.</summary>
    public async Task<Delivery> UpdateAsync(Turn turn, ConversationReference to, string activityId, Reply reply, Instant at, CancellationToken cancellation)
    {
        var message = cards.Message(reply, turn.Workspace, to, at);
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(turn, to, await connector.UpdateAsync(to, activityId, message, cancellation), cancellation);
    }

    /// <summary>Takes a message back that the bot sent before.</summary>
    public async Task<Delivery> DeleteAsync(Turn turn, ConversationReference to, string activityId, CancellationToken cancellation)
    {
        await turn.BeginSendingAsync(cancellation);
        return await NotedAsync(turn, to, await connector.DeleteAsync(to, activityId, cancellation), cancellation);
    }

    /// <summary>Tells somebody something in private: in the conversation the two have, else in a new one.</summary>
    public async Task<Delivery> WhisperAsync(Turn turn, ConversationReference near, Person person, Reply reply, Instant at, CancellationToken cancellation)
    {
        if (person.Platform != Platform.Teams)
        {
            return new Delivery.Refused("nobody of Teams");
        }

        // Whoever has not spoken since the tenant was linked is known from before.
        var known = await places.PrivateAsync(turn.Workspace, person, cancellation) ?? await places.PrivateAsync(turn.Event.Workspace, person, cancellation);
        await turn.BeginSendingAsync(cancellation);
        var (to, created) = known is null ? await connector.BeginAsync(near, person, cancellation) : (Places.ReferenceOf(known), null);
        return to is null ? created! : await PostAsync(turn, to, reply, at, cancellation);
    }

    /// <summary>Shows that an answer is being worked on. What comes of it does not matter.</summary>
    public Task TypingAsync(ConversationReference to, CancellationToken cancellation) =>
        connector.SendAsync(to, new() { Type = ActivityTypes.Typing }, cancellation);

    private async Task<Delivery> NotedAsync(Turn turn, ConversationReference to, Delivery delivery, CancellationToken cancellation)
    {
        if (delivery is Delivery.Gone && to.Conversation.Id is { } id)
        {
            await places.LeftAsync(turn.Workspace, TeamsScene.WithoutThread(id), turn.Event.ReceivedAt, cancellation);
        }

        return delivery;
    }
}
