using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Accepted events, each worked on once. All of it returns only when it survives the death of the process.</summary>
public interface IInbox
{
    /// <summary>Stores an event unless one with its key was accepted in its workspace within the last <see cref="Remembered"/>.</summary>
    /// <returns>Whether it is new. False: a second delivery, to be acknowledged and not worked on.</returns>
    /// <exception cref="ArgumentException">Key or lane is empty, longer than 1,000 characters or holds half a character, or the body is larger than 4 MB.</exception>
    Task<bool> AcceptAsync(InboundEvent accepted, CancellationToken cancellation);

    /// <summary>Notes that something is about to leave the process for an event: durable before the first byte. Repeating it costs no commit.</summary>
    /// <exception cref="ArgumentException">There is no such unfinished event (its workspace may have been removed meanwhile): nothing may leave for it.</exception>
    Task BeginSendingAsync(WorkspaceId workspace, string key, CancellationToken cancellation);

    /// <summary>
    /// Notes how an event ended; its body is forgotten soon, its key remembered. The first end stands, and an event that is
    /// not known has none. A turn need not await it: it waits up to 20 ms for others to share a commit with. A death before
    /// that leaves the event in the state it had.
    /// </summary>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="end"><see cref="InboundState.Done"/>, <see cref="InboundState.Uncertain"/> or <see cref="InboundState.Dead"/>.</param>
    /// <param name="cancellation">Stops the wait.</param>
    Task FinishAsync(WorkspaceId workspace, string key, InboundState end, CancellationToken cancellation);

    /// <summary>
    /// What was accepted and never finished, of all workspaces, in the order of acceptance: read once, at the start of the
    /// process. One that was <see cref="InboundState.Accepted"/> is worked on again; one that was
    /// <see cref="InboundState.Sending"/> is to be finished as <see cref="InboundState.Uncertain"/>. After a restored
    /// backup they may be days old.
    /// </summary>
    Task<IReadOnlyList<UnfinishedEvent>> UnfinishedAsync(CancellationToken cancellation);

    /// <summary>How many of the events whose keys are remembered ended uncertain or dead, for the metrics and the doctor.</summary>
    ValueTask<InboxTally> TallyAsync(CancellationToken cancellation);

    /// <summary>Forgets the keys of events that ended before a moment, in steps between which other work goes on. Some that ended little before are kept longer.</summary>
    Task ForgetAsync(Instant before, CancellationToken cancellation);

    /// <summary>Gets how long keys are remembered: platforms deliver again after minutes, people restore backups after days.</summary>
    static Duration Remembered => Duration.FromDays(7);
}

/// <summary>How many events ended otherwise than well.</summary>
/// <param name="Uncertain">Those whose answer may have been posted or not.</param>
/// <param name="Dead">Those that could not be answered.</param>
public sealed record InboxTally(long Uncertain, long Dead)
{
    /// <summary>What one event adds.</summary>
    public static InboxTally Of(InboundState end) => new(end == InboundState.Uncertain ? 1 : 0, end == InboundState.Dead ? 1 : 0);

    /// <summary>Both together.</summary>
    public static InboxTally operator +(InboxTally left, InboxTally right) => new(left.Uncertain + right.Uncertain, left.Dead + right.Dead);

    /// <summary>What is left when some are forgotten.</summary>
    public static InboxTally operator -(InboxTally left, InboxTally right) => new(left.Uncertain - right.Uncertain, left.Dead - right.Dead);
}
