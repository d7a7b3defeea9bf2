using SlaBot.Domain.Values;

namespace SlaBot.Domain.Kpis;

/// <summary>How a KPI's value comes out of series of daily totals.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>Gets the series that it is computed from, in the order of its formula.</summary>
    public abstract IReadOnlyList<KpiId> Parts { get; }

    /// <summary>
    /// Gets whether the value itself may be delivered where its parts are not: the company reads it off elsewhere, a number
    /// a day. As soon as every part has numbers, it is computed.
    /// </summary>
    public bool MayBeRead { get; init; }

    /// <summary>The days of a series added up.</summary>
    public sealed record Total(KpiId Series) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Series];
    }

    /// <summary>One series' sum over another's. With a <paramref name="Cohort"/> series, the cohort can be told as well.</summary>
    /// <param name="Numerator">The series above the line.</param>
    /// <param name="Denominator">The series below the line.</param>
    /// <param name="Cohort">The series of conversions by the day the journey entered the denominator's stage, or null.</param>
    public sealed record Ratio(KpiId Numerator, KpiId Denominator, KpiId? Cohort = null) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Numerator, Denominator];
    }

    /// <summary>A percentile of the single durations of a series.</summary>
    public sealed record Percentile(KpiId Series, int Percent) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Series];
    }

    /// <summary>The last reading of a series.</summary>
    public sealed record Reading(KpiId Series) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Series];
    }

    /// <summary>The customers lost in a period over those there when it began (docs/formulas.md, customers that stay).</summary>
    /// <param name="Customers">The readings of how many customers there are.</param>
    /// <param name="Lost">The customers lost, day by day; a source such as <c>2026-01</c> names the month in which they had become customers.</param>
    /// <param name="IsKept">Whether the share that was kept is told, and not the share that was lost.</param>
    /// <param name="Span">What length of time the target is for.</param>
    public sealed record Churn(KpiId Customers, KpiId Lost, bool IsKept, TargetSpan Span) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Customers, Lost];
    }

    /// <summary>The share of promoters less that of detractors, times 100 (docs/formulas.md, net promoter score).</summary>
    public sealed record NetScore(KpiId Promoters, KpiId Passives, KpiId Detractors) : Measure
    {
        /// <inheritdoc/>
        public override IReadOnlyList<KpiId> Parts => [Promoters, Passives, Detractors];
    }
}
