namespace SlaBot.Channels.Pacing;

/// <summary>So many requests in any window of this length.</summary>
/// <param name="Count">The most requests, at least 1.</param>
/// <param name="Window">The length of the window; a request counts until it is exactly this old.</param>
public readonly record struct PaceLimit(int Count, TimeSpan Window);

/// <summary>The limits that hold together for one kind of request, such as 7 in a second and 60 in 30 seconds.</summary>
public sealed class PaceLimits
{
    private readonly PaceLimit[] limits;

    /// <summary>Initializes a new instance of the <see cref="PaceLimits"/> class.</summary>
    /// <param name="limits">The limits, in any order; none at all lets everything pass.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit lets nothing pass, or its window has no length.</exception>
    public PaceLimits(params PaceLimit[] limits)
    {
        foreach (var (count, window) in limits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(limits));
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero, nameof(limits));
        }

        this.limits = [.. limits];
        LargestCount = limits.Length == 0 ? 0 : limits.Max(limit => limit.Count);
        LongestWindow = limits.Length == 0 ? TimeSpan.Zero : limits.Max(limit => limit.Window);
    }

    /// <summary>Gets limits that let everything pass.</summary>
    public static PaceLimits None { get; } = new();

    /// <summary>Gets the limits.</summary>
    public ReadOnlySpan<PaceLimit> All => limits;

    /// <summary>Gets how many requests must be remembered at most.</summary>
    internal int LargestCount { get; }

    /// <summary>Gets how long a request must be remembered at most.</summary>
    internal TimeSpan LongestWindow { get; }
}
