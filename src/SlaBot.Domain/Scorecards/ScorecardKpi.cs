using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Scores;
using SlaBot.Domain.Signals;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Scorecards;

/// <summary>How a KPI stood when the scorecard was made: plain values that no later agreement or fact changes.</summary>
public sealed record ScorecardKpi
{
    /// <summary>Gets what it is called.</summary>
    public required KpiName Name { get; init; }

    /// <summary>Gets the party that answers for it, or null.</summary>
    public PartyId? Owner { get; init; }

    /// <summary>Gets how it is computed.</summary>
    public required KpiKind Kind { get; init; }

    /// <summary>Gets what its values are in.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Gets which way is better.</summary>
    public required Direction Better { get; init; }

    /// <summary>Gets its value over the days; null where nothing is known.</summary>
    public decimal? Actual { get; init; }

    /// <summary>Gets the exact target of the days, or the lower end of a band; null where none was agreed for them.</summary>
    public decimal? Target { get; init; }

    /// <summary>Gets the upper end of a band, or null.</summary>
    public decimal? TargetHigh { get; init; }

    /// <summary>Gets what should have been done by the moment, or null.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Gets what a rate divides, or null.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Gets what a rate divides by, or null.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Gets where the true rate lies with 95 % confidence, or null.</summary>
    public WilsonInterval? Interval { get; init; }

    /// <summary>Gets where a true net promoter score lies with 95 % confidence, in points, or null.</summary>
    public ScoreInterval? Score { get; init; }

    /// <summary>Gets how many answers are behind a net promoter score, or null.</summary>
    public decimal? Answers { get; init; }

    /// <summary>Gets on which side of its benchmark a rate lies, as far as chance lets one tell; null where there is no interval.</summary>
    public BenchmarkComparison? Comparison { get; init; }

    /// <summary>Gets how it stands; null without a target.</summary>
    public Status? Status { get; init; }

    /// <summary>Gets whether the target was met; null before the days are over, or without a target.</summary>
    public bool? Met { get; init; }

    /// <summary>Gets its value over the days before (the month before), or null.</summary>
    public decimal? Before { get; init; }

    /// <summary>Gets how it stood at the end of the days before, or null.</summary>
    public Status? StatusBefore { get; init; }

    /// <summary>Gets the interval of a rate over the days before, or null.</summary>
    public WilsonInterval? IntervalBefore { get; init; }

    /// <summary>Gets what its weeks say; null where it is not judged by weeks.</summary>
    public ScorecardWeeks? Weeks { get; init; }

    /// <summary>Gets the feed that delivered it; null before any did.</summary>
    public Feed? Source { get; init; }

    /// <summary>Gets the last day up to which its numbers are told, or null.</summary>
    public LocalDate? FreshAsOf { get; init; }

    /// <summary>Gets how many days older than agreed its newest number is; 0 while it is fresh enough.</summary>
    public int StaleDays { get; init; }

    /// <summary>Gets its id.</summary>
    public KpiId Id => Name.Id;

    /// <summary>Gets whether it is a total, which only shows where the work has led; rates show whether it works.</summary>
    public bool IsTotal => Kind is KpiKind.Count or KpiKind.Money;

    /// <summary>Gets whether nobody delivers numbers for it, or none for these days.</summary>
    public bool IsUntracked => Actual is null;

    /// <summary>Gets the share of the target that was reached; null for what is no total, or without a target.</summary>
    public decimal? Attained => IsTotal && Actual is { } actual && Target is > 0m and { } target ? actual / target : null;

    /// <summary>Gets the change against the days before, or null.</summary>
    public decimal? Change => Actual - Before;
}

/// <summary>What the last complete weeks of a KPI say: a signal, or nothing but noise (docs/formulas.md, why).</summary>
/// <param name="Verdict">Whether there is a signal.</param>
/// <param name="Signal">The newest signal that touches the scorecard's days, or null.</param>
/// <param name="Days">The weeks of that signal, or null.</param>
/// <param name="Low">The lower limit of noise.</param>
/// <param name="High">The upper limit of noise.</param>
/// <param name="Count">How many weeks were looked at.</param>
/// <param name="Last">The value of the last week of that signal, or null.</param>
public sealed record ScorecardWeeks(SeriesVerdict Verdict, SignalKind? Signal, Period? Days, decimal Low, decimal High, int Count, decimal? Last);
