namespace SlaBot.Channels.Retrying;

/// <summary>How often and how long something is tried again.</summary>
public sealed record RetryLimits
{
    /// <summary>Gets how many tries there are at most, the first among them.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>Gets the most that is waited after the first try; it doubles with each. How much of it is waited is drawn anew each time.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the most that is waited where the platform named no time.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets the most that is waited in all; a platform that asks for more is not asked again.</summary>
    public TimeSpan TotalWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait after a try.</summary>
    /// <param name="tries">How many tries there were, at least 1.</param>
    /// <param name="retryAfter">What the platform asked for, or null.</param>
    /// <param name="fraction">Chance: at least 0 and below 1.</param>
    /// <returns>Exponential back-off with full jitter, but never less than the platform asked for.</returns>
    public TimeSpan WaitAfter(int tries, TimeSpan? retryAfter, double fraction)
    {
        var most = Math.Min(LongestWait.Ticks, FirstWait.Ticks * Math.Pow(2, tries - 1));
        var drawn = TimeSpan.FromTicks((long)(most * fraction));
        return retryAfter > drawn ? retryAfter.Value : drawn;
    }
}
