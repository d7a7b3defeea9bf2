namespace SlaBot.Domain.Signals;

/// <summary>Something in a series that is more than noise.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">The place of its first point in the series, 0 for the oldest.</param>
/// <param name="Last">The place of its last point.</param>
public readonly record struct Signal(SignalKind Kind, int First, int Last);

/// <summary>What makes a signal.</summary>
public enum SignalKind
{
    /// <summary>A point above the upper limit.</summary>
    PointAbove,

    /// <summary>A point below the lower limit.</summary>
    PointBelow,

    /// <summary>Eight or more in a row above the mean.</summary>
    RunAbove,

    /// <summary>Eight or more in a row below the mean.</summary>
    RunBelow,
}

/// <summary>What a series says as a whole.</summary>
public enum SeriesVerdict
{
    /// <summary>Too few points to tell.</summary>
    TooFewPoints,

    /// <summary>Nothing but the usual ups and downs.</summary>
    Noise,

    /// <summary>At least one signal.</summary>
    Signal,
}
