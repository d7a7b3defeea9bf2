using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Turns;

/// <summary>One event being worked on.</summary>
/// <param name="accepted">The event.</param>
/// <param name="inbox">Where it is kept.</param>
public sealed class Turn(InboundEvent accepted, IInbox inbox)
{
    private Task? sending;

    /// <summary>Gets the event.</summary>
    public InboundEvent Event => accepted;

    /// <summary>Gets whose data is spoken about: the event's own workspace, or the one that its tenant is linked to at the moment of the work.</summary>
    public WorkspaceId Workspace { get; private set; } = accepted.Workspace;

    /// <summary>Gets whether something may have left the process for it.</summary>
    public bool HasBegunSending => sending is not null;

    /// <summary>Sets whose data is spoken about, before anything is done. The event stays known under its own workspace, so that a second delivery is known for one whatever was linked in between.</summary>
    public void SpeakAbout(WorkspaceId workspace) => Workspace = workspace;

    /// <summary>
    /// Marks that something is about to leave the process: durable when it returns. After a crash beyond this point the
    /// event is not worked on again, so that nothing is posted twice.
    /// </summary>
    /// <param name="cancellation">Stops the wait.</param>
    public Task BeginSendingAsync(CancellationToken cancellation) =>
        sending ??= inbox.BeginSendingAsync(accepted.Workspace, accepted.Key, cancellation);
}
