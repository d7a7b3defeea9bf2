using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Outbox;

/// <summary>Finds the message that an update puts itself in the place of.</summary>
/// <param name="outbox">Knows what became of the first post.</param>
internal sealed class FirstPost(IOutbox outbox)
{
    /// <summary>The message's id, or why there is nothing to bring up to date.</summary>
    public async ValueTask<(string? MessageId, string Reason)> FindAsync(OutboxRow update, CancellationToken cancellation)
    {
        var first = await outbox.FindRowAsync(update.Workspace, update.Key.First, cancellation);
        if (first is { State: OutboxState.Uncertain })
        {
            first = await outbox.FindRowAsync(update.Workspace, update.Key.First.Repetition, cancellation) ?? first;
        }

        return first switch
        {
            { MessageId: { } id } => (id, ""),
            null => (null, "there is no first post"),
            { State: OutboxState.Ready or OutboxState.Sending } => (null, "the first post will say it"),
            { State: OutboxState.Sent } => (null, "the platform told no id of the first post"),
            { State: OutboxState.Uncertain } => (null, "it is uncertain whether the first post arrived"),
            _ => (null, "the first post was not sent"),
        };
    }
}
