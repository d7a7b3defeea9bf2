using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using SlaBot.Slack.Tests.SocketMode;

namespace SlaBot.Slack.Tests;

/// <summary>A clock that is moved by hand and knows which waits have begun on it: one that begins after the move would never end.</summary>
internal sealed class NotedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentQueue<TimeSpan> begun = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        begun.Enqueue(dueTime);
        return timer;
    }

    /// <summary>Waits until a wait of exactly that length has begun.</summary>
    public Task UntilWaitingAsync(TimeSpan length) => Until.TrueAsync(() => begun.Contains(length));
}
