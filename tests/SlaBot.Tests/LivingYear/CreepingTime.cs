using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace SlaBot.Tests.LivingYear;

/// <summary>
/// A clock that creeps on by itself, so that whoever waits a moment for something goes on, and leaps when the test says so.
/// It creeps by what the machine manages: on a slow one it is slow as well, and no patience runs out early.
/// </summary>
internal sealed class CreepingTime : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(8), Step = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource stop = new();
    private readonly Lock guard = new();
    private readonly Task creeping;

    public CreepingTime(LocalDateTime start)
    {
        Provider = new(start.InUtc().ToDateTimeOffset());
        creeping = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(Pause, CancellationToken.None);
                Advance(Step);
            }
        });
    }

    public FakeTimeProvider Provider { get; }

    public LocalDateTime Now => LocalDateTime.FromDateTime(Provider.GetUtcNow().UtcDateTime);

    /// <summary>Leaps to a moment; nowhere where that has passed.</summary>
    public void LeapTo(LocalDateTime moment)
    {
        if (moment.InUtc().ToDateTimeOffset() - Provider.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            Advance(left);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await creeping;
        stop.Dispose();
    }

    private void Advance(TimeSpan by)
    {
        lock (guard)
        {
            Provider.Advance(by);
        }
    }
}
