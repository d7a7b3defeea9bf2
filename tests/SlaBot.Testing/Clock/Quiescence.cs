namespace SlaBot.Testing.Clock;

/// <summary>Runs asynchronous code on the caller's thread: <see cref="Settle"/> returns when nothing is left to do but to wait for a clock.</summary>
public sealed class Quiescence : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> work = new();
    private readonly Lock guard = new();

    /// <summary>Begins an asynchronous piece of work.</summary>
    public Task Run(Func<Task> piece) => Within(piece);

    /// <summary>Does something, such as moving a clock, and whatever follows from it.</summary>
    public void Settle(Action? first = null) => Within(() =>
    {
        first?.Invoke();
        while (TryTake(out var next))
        {
            next.Callback(next.State);
        }

        return Task.CompletedTask;
    });

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (guard)
        {
            work.Enqueue((d, state));
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (guard)
        {
            return work.TryDequeue(out next);
        }
    }

    private Task Within(Func<Task> piece)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return piece();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
