namespace SlaBot.Channels.Pacing;

/// <summary>Lets one caller in at a time, in the order they came; who gives up waiting is passed over.</summary>
internal sealed class Turn
{
    private readonly Queue<TaskCompletionSource> waiting = new();
    private bool isTaken;

    /// <summary>Gets whether nobody is in and nobody waits. Read it under the lock that all callers of <see cref="Join"/> hold.</summary>
    public bool IsFree
    {
        get
        {
            lock (waiting)
            {
                return !isTaken;
            }
        }
    }

    /// <summary>Takes a place in the order.</summary>
    /// <param name="cancellation">Gives the place up.</param>
    /// <returns>Ends when it is the caller's turn; then, and only then, <see cref="Leave"/> must follow.</returns>
    public Task Join(CancellationToken cancellation)
    {
        TaskCompletionSource place;
        lock (waiting)
        {
            if (!isTaken)
            {
                isTaken = true;
                return Task.CompletedTask;
            }

            // Continuing elsewhere keeps whoever leaves from running the next one's work.
            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(place);
        }

        return cancellation.CanBeCanceled ? GiveUpOn(place, cancellation) : place.Task;
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave()
    {
        lock (waiting)
        {
            while (waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            isTaken = false;
        }
    }

    private static async Task GiveUpOn(TaskCompletionSource place, CancellationToken cancellation)
    {
        await using var registration = cancellation.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), place);
        await place.Task;
    }
}
