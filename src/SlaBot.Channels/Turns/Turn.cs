using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Turns;

/// <summary>One event being worked on.</summary>
/// <param name="accepted">The event.</param>
/// <param name="inbox">Where it is kept.</param>
public sealed class Turn(InboundEvent accepted, IInbox inbox)
{
    private Task? sending;

    /// <summary>Gets the event.</summary>
    public InboundEvent Event => accepted;

    /// <summary>Gets whether something may have left the process for it.</summary>
    public bool HasBegunSending => sending is not null;

    /// <summary>
    /// Marks that something is about to leave the process: durable when it returns. After a crash beyond this point the
    /// event is not worked on again, so that nothing is posted twice.
    /// </summary>
    /// <param name="cancellation">Stops the wait.</param>
    public Task BeginSendingAsync(CancellationToken cancellation) =>
        sending ??= inbox.BeginSendingAsync(accepted.Workspace, accepted.Key, cancellation);
}
