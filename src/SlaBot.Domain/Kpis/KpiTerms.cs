using SlaBot.Domain.Values;

namespace SlaBot.Domain.Kpis;

/// <summary>What the agreement file says about one KPI. What it leaves open, <see cref="KpiCatalog"/> fills in.</summary>
public sealed record KpiTerms(KpiId Id)
{
    /// <summary>Gets what people call it, or null.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Gets the party that answers for it, or null.</summary>
    public PartyId? Owner { get; init; }

    /// <summary>Gets its kind, or null to use that of the built-in KPI.</summary>
    public KpiKind? Kind { get; init; }

    /// <summary>Gets its unit, or null to use that of its kind.</summary>
    public KpiUnit? Unit { get; init; }

    /// <summary>Gets which way is better, or null for the built-in one's.</summary>
    public Direction? Better { get; init; }

    /// <summary>Gets the target in its unit (hours for a duration), or null.</summary>
    public decimal? Target { get; init; }

    /// <summary>Gets the band's upper end when <see cref="Better"/> is a band; <see cref="Target"/> is then the lower end.</summary>
    public decimal? TargetHigh { get; init; }

    /// <summary>Gets what a ratio divides, or null.</summary>
    public KpiId? Numerator { get; init; }

    /// <summary>Gets what a ratio divides by, or null.</summary>
    public KpiId? Denominator { get; init; }

    /// <summary>Gets what length of time the target of churn or retention is for, or null for a month.</summary>
    public TargetSpan? Per { get; init; }

    /// <summary>Gets the percentile of a duration, 1 to 99, or null for the median.</summary>
    public int? Percentile { get; init; }

    /// <summary>Gets the feed its numbers must come from, or null for the first that delivers.</summary>
    public Feed? Feed { get; init; }

    /// <summary>Gets the days after which its numbers are stale, or null for the default.</summary>
    public int? FreshnessDays { get; init; }

    /// <summary>Gets further words for it.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}
