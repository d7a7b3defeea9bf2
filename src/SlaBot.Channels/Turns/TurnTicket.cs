using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Turns;

/// <summary>What becomes of an event that was handed over.</summary>
/// <param name="IsNew">Completes when the event is durable: true for a new one, false for a second delivery.</param>
/// <param name="End">Completes when the work on it has ended; of a second delivery with the end of the first where that is still known, else with null.</param>
public sealed record TurnTicket(Task<bool> IsNew, Task<TurnEnd?> End)
{
    /// <summary>Waits until the event is durable: only then its sender may be told so.</summary>
    public async Task<Acceptance> AcceptedAsync()
    {
        try
        {
            _ = await IsNew;
            return Acceptance.Durable;
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException or OperationCanceledException)
        {
            return Acceptance.Later;
        }
        catch (ArgumentException)
        {
            // An id that no platform gives: too long, or with half a character in it.
            return Acceptance.Malformed;
        }
    }

    /// <summary>Waits for the end, but no longer than a sender does.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the wait: the sender is gone.</param>
    /// <returns>The end, or null where it is not known in time, or the storage failed.</returns>
    public async Task<TurnEnd?> EndWithinAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await End.WaitAsync(patience, time, cancellation);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException or StorageFailedException or ObjectDisposedException)
        {
            return null;
        }
    }
}

/// <summary>How handing an event over ended.</summary>
public enum Acceptance
{
    /// <summary>It is durable: now, or since the first delivery.</summary>
    Durable,

    /// <summary>It could not be stored: it may be sent again.</summary>
    Later,

    /// <summary>It cannot be stored, ever.</summary>
    Malformed,
}
