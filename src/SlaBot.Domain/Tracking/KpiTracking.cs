using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tracking;

/// <summary>Whether a KPI can be tracked: where its numbers come from, how old they are, and how well they come.</summary>
public sealed record KpiTracking
{
    /// <summary>Gets the KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>Gets whether it is tracked, or what is wrong; of several things the gravest.</summary>
    public required TrackingState State { get; init; }

    /// <summary>Gets the feed that delivers it; null before any did.</summary>
    public Feed? Feed { get; init; }

    /// <summary>Gets the last day up to which its numbers are told; null before the first.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>Gets how many days older than the agreed limit the newest number is; 0 while it is fresh enough.</summary>
    public int StaleDays { get; init; }

    /// <summary>Gets the first day on which its numbers were too old; null while they are fresh enough, or where there never were any.</summary>
    public LocalDate? StaleSince => StaleDays > 0 && LastDay is { } last ? last.PlusDays(Kpi.FreshnessDays + 1) : null;

    /// <summary>
    /// Gets the share of the last working days on which its newest number was fresh enough, from 0 to 1; null for what is
    /// counted from deals and leads, and where it is reported too short a time to tell.
    /// </summary>
    public decimal? ReportedShare { get; init; }

    /// <summary>Gets the series among its parts that deliver nothing, or nothing new: what has to be reported.</summary>
    public IReadOnlyList<KpiId> Missing { get; init; } = [];

    /// <summary>Gets whether somebody answers for it and no target was agreed.</summary>
    public bool IsTargetMissing { get; init; }

    /// <summary>Gets whether there is something to mend.</summary>
    public bool NeedsCare => State != TrackingState.Tracked || IsTargetMissing;
}

/// <summary>Whether a KPI can be tracked, from good to bad.</summary>
public enum TrackingState
{
    /// <summary>Its numbers come, and are fresh.</summary>
    Tracked,

    /// <summary>Its numbers are fresh, but often were not: reporting it is hard.</summary>
    HardToReport,

    /// <summary>Its newest number is older than agreed.</summary>
    Stale,

    /// <summary>Nobody has ever delivered a number for it.</summary>
    NeverReported,
}
