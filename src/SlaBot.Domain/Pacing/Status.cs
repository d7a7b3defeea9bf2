namespace SlaBot.Domain.Pacing;

/// <summary>How a KPI stands. From <see cref="Behind"/> to <see cref="Ahead"/> the order is from worst to best.</summary>
public enum Status
{
    /// <summary>No fact was ever stored for the KPI.</summary>
    NoData,

    /// <summary>Nothing is expected yet, so there is nothing to compare with.</summary>
    TooEarly,

    /// <summary>Below the at-risk threshold.</summary>
    Behind,

    /// <summary>From the at-risk threshold on.</summary>
    AtRisk,

    /// <summary>From the on-pace threshold on; for a rate: its benchmark lies inside the interval.</summary>
    OnPace,

    /// <summary>From the ahead threshold on; for a rate: and its benchmark lies outside the interval.</summary>
    Ahead,
}
