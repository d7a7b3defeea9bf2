using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Accepted events, each worked on once. All of it returns only when it survives the death of the process.</summary>
public interface IInbox
{
    /// <summary>Stores an event unless one with its key was accepted within the last <see cref="Remembered"/>.</summary>
    /// <returns>Whether it is new. False: a second delivery, to be acknowledged and not worked on.</returns>
    Task<bool> AcceptAsync(InboundEvent accepted, CancellationToken cancellation);

    /// <summary>Notes that something is about to leave the process for an event: durable before the first byte.</summary>
    Task BeginSendingAsync(WorkspaceId workspace, string key, CancellationToken cancellation);

    /// <summary>Notes how an event ended; its body is forgotten, its key remembered.</summary>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="end"><see cref="InboundState.Done"/>, <see cref="InboundState.Uncertain"/> or <see cref="InboundState.Dead"/>.</param>
    /// <param name="cancellation">Stops the wait.</param>
    Task FinishAsync(WorkspaceId workspace, string key, InboundState end, CancellationToken cancellation);

    /// <summary>What was accepted and never finished, in the order of acceptance: read once, at the start of the process.</summary>
    Task<IReadOnlyList<UnfinishedEvent>> UnfinishedAsync(CancellationToken cancellation);

    /// <summary>How many events ended uncertain or dead since they are kept, for the metrics and the doctor.</summary>
    ValueTask<InboxTally> TallyAsync(CancellationToken cancellation);

    /// <summary>Forgets the keys of events that ended before a moment.</summary>
    Task ForgetAsync(Instant before, CancellationToken cancellation);

    /// <summary>Gets how long keys are remembered: platforms deliver again after minutes, people restore backups after days.</summary>
    static Duration Remembered => Duration.FromDays(7);
}

/// <summary>How many events ended otherwise than well.</summary>
/// <param name="Uncertain">Those whose answer may have been posted or not.</param>
/// <param name="Dead">Those that could not be answered.</param>
public sealed record InboxTally(long Uncertain, long Dead);
