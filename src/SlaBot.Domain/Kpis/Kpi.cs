using SlaBot.Domain.Values;

namespace SlaBot.Domain.Kpis;

/// <summary>A named measure with an owner, a unit, a direction, a target and a way to compute it.</summary>
public sealed record Kpi
{
    /// <summary>The days after which numbers are stale where the agreement does not say: a week, and a month for levels, churn and retention, which are read now and then.</summary>
    public const int DefaultFreshnessDays = 7, DefaultLevelFreshnessDays = 35;

    /// <summary>Gets its id.</summary>
    public required KpiId Id { get; init; }

    /// <summary>Gets what the agreement calls it, or null where only the id is known.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Gets the party that answers for it, or null.</summary>
    public PartyId? Owner { get; init; }

    /// <summary>Gets its kind.</summary>
    public required KpiKind Kind { get; init; }

    /// <summary>Gets its unit.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Gets which way is better.</summary>
    public Direction Better { get; init; } = Direction.Higher;

    /// <summary>Gets the target for the whole term (count, money) or at any time (the other kinds), exact; null where none was agreed.</summary>
    public decimal? Target { get; init; }

    /// <summary>Gets the upper end of a band; <see cref="Target"/> is its lower end.</summary>
    public decimal? TargetHigh { get; init; }

    /// <summary>Gets how its value is computed.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Gets the feed that the agreement names for it, or null for the first that delivers.</summary>
    public Feed? Feed { get; init; }

    /// <summary>Gets the days after which its numbers are stale.</summary>
    public int FreshnessDays
    {
        get => field > 0 ? field : Kind == KpiKind.Level || Measure is Measure.Churn ? DefaultLevelFreshnessDays : DefaultFreshnessDays;
        init;
    }

    /// <summary>Gets further words that people use for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Gets whether its target grows with time: counts and money do; rates, durations and levels are never pro-rated.</summary>
    public bool IsProRated => Kind is KpiKind.Count or KpiKind.Money;
}
