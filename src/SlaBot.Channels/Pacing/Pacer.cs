namespace SlaBot.Channels.Pacing;

/// <summary>
/// Lets requests go no faster than the platform allows, each under the limits of its lane (a conversation) and of its group
/// (a tenant). Who has to wait waits: in the order of arrival within a lane, and lane by lane within a group, so that a
/// busy lane does not starve its neighbours. Nothing waits on a timer while the limits are kept.
/// </summary>
public sealed class Pacer(TimeProvider time)
{
    private const int FewLanes = 1_024;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock guard = new();
    private readonly Dictionary<LaneKey, Lane> lanes = [];
    private readonly long start = time.GetTimestamp();
    private int sweepAt = FewLanes;

    /// <summary>Gets how many lanes and groups are remembered: those in use within their longest window, and as many again at most.</summary>
    public int Remembered
    {
        get
        {
            lock (guard)
            {
                return lanes.Count;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Waits until one more request may go, and counts it.</summary>
    /// <param name="lane">The narrow limits.</param>
    /// <param name="group">The wide limits, shared by many lanes.</param>
    /// <param name="cancellation">Gives up; nothing is counted then.</param>
    public ValueTask WaitAsync(LaneKey lane, LaneKey group, CancellationToken cancellation)
    {
        lock (guard)
        {
            var now = Now;
            SweepWhenManyAt(now);
            var (own, shared) = (Find(lane), Find(group));
            if (own.Turn.IsFree && shared.Turn.IsFree && TryGrant(own, shared, now))
            {
                return ValueTask.CompletedTask;
            }

            own.Users++;
            shared.Users++;
            return new(WaitInTurnAsync(own, shared, own.Turn.Join(cancellation), cancellation));
        }
    }

    /// <summary>Lets nothing go in a lane for a while, as the platform asked.</summary>
    public void Hold(LaneKey lane, TimeSpan during)
    {
        lock (guard)
        {
            var now = Now;
            SweepWhenManyAt(now);
            Find(lane).Hold(now + during);
        }
    }

    /// <summary>How long a lane is still held; zero where it is not.</summary>
    public TimeSpan HeldFor(LaneKey lane)
    {
        lock (guard)
        {
            return lanes.TryGetValue(lane, out var found) ? found.HeldAt(Now) : TimeSpan.Zero;
        }
    }

    /// <summary>The first of the lane waits until the lane lets it, then takes its place in the group; the lane behind it waits for both.</summary>
    private async Task WaitInTurnAsync(Lane own, Lane shared, Task turn, CancellationToken cancellation)
    {
        try
        {
            await turn;
            try
            {
                do
                {
                    await UntilDueAsync(own, cancellation);
                }
                while (!await TryInGroupAsync(own, shared, cancellation));
            }
            finally
            {
                own.Turn.Leave();
            }
        }
        finally
        {
            lock (guard)
            {
                own.Users--;
                shared.Users--;
            }
        }
    }

    private async Task<bool> TryInGroupAsync(Lane own, Lane shared, CancellationToken cancellation)
    {
        await shared.Turn.Join(cancellation);
        try
        {
            await UntilDueAsync(shared, cancellation);
            lock (guard)
            {
                return TryGrant(own, shared, Now);
            }
        }
        finally
        {
            shared.Turn.Leave();
        }
    }

    private async Task UntilDueAsync(Lane lane, CancellationToken cancellation)
    {
        while (true)
        {
            TimeSpan wait;
            lock (guard)
            {
                wait = lane.WaitAt(Now);
            }

            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            // Timers count whole milliseconds: one that is rounded down would wake too early, again and again.
            await Task.Delay(wait < Tick ? Tick : wait, time, cancellation);
        }
    }

    private static bool TryGrant(Lane own, Lane shared, TimeSpan now)
    {
        if (own.WaitAt(now) > TimeSpan.Zero || shared.WaitAt(now) > TimeSpan.Zero)
        {
            return false;
        }

        own.Grant(now);
        shared.Grant(now);
        return true;
    }

    private Lane Find(LaneKey key)
    {
        if (!lanes.TryGetValue(key, out var lane))
        {
            lanes[key] = lane = new(key.Limits);
        }

        return lane;
    }

    private void SweepWhenManyAt(TimeSpan now)
    {
        if (lanes.Count < sweepAt)
        {
            return;
        }

        foreach (var (key, lane) in lanes)
        {
            if (lane.IsIdleAt(now))
            {
                lanes.Remove(key);
            }
        }

        sweepAt = Math.Max(FewLanes, lanes.Count * 2);
    }
}
