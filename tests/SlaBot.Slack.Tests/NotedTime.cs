using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SlaBot.Slack.Tests;

/// <summary>A clock that is moved by hand and knows which waits have begun on it: one that begins after the move would never end.</summary>
internal sealed class NotedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<TimeSpan> begun = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        begun.Enqueue(dueTime);
        return timer;
    }

    /// <summary>Waits until a wait of exactly that length has begun.</summary>
    public async Task UntilWaitingAsync(TimeSpan length)
    {
        using var late = new CancellationTokenSource(Patience);
        while (!begun.Contains(length))
        {
            await Task.Delay(5, late.Token);
        }
    }
}
