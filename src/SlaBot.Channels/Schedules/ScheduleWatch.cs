using NodaTime;

namespace SlaBot.Channels.Schedules;

/// <summary>When the schedules of a workspace were looked at, and when they are looked at next.</summary>
internal sealed class ScheduleWatch
{
    /// <summary>How long a workspace is left alone at most, and at least.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private volatile bool hasChanged;

    /// <summary>Gets or sets whether something changed since.</summary>
    public bool HasChanged
    {
        get => hasChanged;
        set => hasChanged = value;
    }

    /// <summary>Gets or sets when it was looked at, by the clock that nobody sets; null where it never was.</summary>
    public long? LookedAt { get; set; }

    /// <summary>Gets or sets when the next run is due, as far as is known.</summary>
    public Instant? NextDue { get; set; }

    /// <summary>Gets or sets what keeps it from being looked at, or null.</summary>
    public string? Trouble { get; set; }

    /// <summary>Gets or sets the look under way, or the last one.</summary>
    public Task Looking { get; set; } = Task.CompletedTask;

    /// <summary>How long to wait before it is looked at again; zero or less for not at all.</summary>
    /// <param name="time">Tells how long ago it was looked at, which is not asked of the wall clock: that may have been set back.</param>
    /// <param name="now">What the wall clock shows.</param>
    public TimeSpan WaitAt(TimeProvider time, Instant now)
    {
        if (LookedAt is not { } looked)
        {
            return TimeSpan.Zero;
        }

        // No more often than once a second, whatever comes: files are imported in many small pieces.
        var since = time.GetElapsedTime(looked);
        var wanted = HasChanged ? Shortest - since : NextDue is { } due && due - now < Duration.FromTimeSpan(Longest - since) ? (due - now).ToTimeSpan() : Longest - since;
        return wanted > Shortest - since ? wanted : Shortest - since;
    }
}
