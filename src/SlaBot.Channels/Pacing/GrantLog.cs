namespace SlaBot.Channels.Pacing;

/// <summary>When the last requests of a lane were let go: a ring that grows from nothing to the largest count of the limits.</summary>
internal sealed class GrantLog(PaceLimits limits)
{
    private TimeSpan[] ring = [];
    private int first;
    private int count;

    /// <summary>Gets when the newest was let go; meaningless while <see cref="IsEmpty"/>.</summary>
    private TimeSpan Newest => this[1];

    private bool IsEmpty => count == 0;

    /// <summary>The one that came <paramref name="back"/> grants ago; 1 is the newest.</summary>
    private TimeSpan this[int back] => ring[(first + count - back) % ring.Length];

    /// <summary>The earliest moment at which one more keeps every limit.</summary>
    public TimeSpan NextAt()
    {
        var at = TimeSpan.MinValue;
        foreach (var (most, window) in limits.All)
        {
            if (count >= most && this[most] + window is var due && due > at)
            {
                at = due;
            }
        }

        return at;
    }

    /// <summary>Whether all of it is too old to matter.</summary>
    public bool IsForgottenAt(TimeSpan now) => IsEmpty || Newest + limits.LongestWindow <= now;

    /// <summary>Notes one more.</summary>
    public void Add(TimeSpan now)
    {
        if (limits.LargestCount == 0)
        {
            return;
        }

        while (!IsEmpty && (count == limits.LargestCount || ring[first] + limits.LongestWindow <= now))
        {
            first = (first + 1) % ring.Length;
            count--;
        }

        if (count == ring.Length)
        {
            Grow();
        }

        ring[(first + count++) % ring.Length] = now;
    }

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(Math.Max(4, ring.Length * 2), limits.LargestCount)];
        for (var i = 0; i < count; i++)
        {
            larger[i] = ring[(first + i) % ring.Length];
        }

        (ring, first) = (larger, 0);
    }
}
