using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Projections;

/// <summary>What the total of a period will be, how sure that is, and how it is known. See docs/projection.md.</summary>
public sealed record Projection
{
    private readonly RestDistribution rest;

    internal Projection(decimal actual, RestDistribution rest)
    {
        (Actual, this.rest) = (actual, rest);
        Mean = actual + Statistic.ToDecimal(rest.Mean);
        Low = actual + Statistic.ToDecimal(rest.Quantile(0.1));
        High = actual + Statistic.ToDecimal(rest.Quantile(0.9));
    }

    /// <summary>Gets what has come so far.</summary>
    public decimal Actual { get; }

    /// <summary>Gets the expected total; never below <see cref="Actual"/>.</summary>
    public decimal Mean { get; }

    /// <summary>Gets the total that is exceeded in 9 of 10 cases.</summary>
    public decimal Low { get; }

    /// <summary>Gets the total that is exceeded in 1 of 10 cases.</summary>
    public decimal High { get; }

    /// <summary>Gets the method that the projection stands on.</summary>
    public required ProjectionMethod Method { get; init; }

    /// <summary>Gets the probability of reaching the goal, from 0 to 1; null where no goal was asked for.</summary>
    public double? Probability { get; init; }

    /// <summary>
    /// Gets whether so little has happened (fewer than 3 events, or less than 5 % of the period's weight) that only the
    /// range from <see cref="Low"/> to <see cref="High"/> is worth showing.
    /// </summary>
    public bool IsTooEarly { get; init; }

    /// <summary>Gets what would come if the rest were as what has been, by the agreed weights: actual ÷ share; null at the start.</summary>
    public decimal? Straight { get; init; }

    /// <summary>Gets how many past periods the projection has learnt from.</summary>
    public int PastPeriods { get; init; }

    /// <summary>Gets what there is to say about the method.</summary>
    public ProjectionNote Note { get; init; }

    /// <summary>The same for what is still to come alone.</summary>
    public Projection OfTheRest() => new(0m, rest)
    {
        Method = Method,
        IsTooEarly = IsTooEarly,
        Straight = Straight - Actual,
        PastPeriods = PastPeriods,
        Note = Note,
    };

    /// <summary>The probability that the total reaches an amount; 1 where it has.</summary>
    public double ChanceOfAtLeast(decimal total) => rest.AtLeast((double)(total - Actual));

    /// <summary>The probability that the total stays at or below an amount, for what is better low; 0 where it is above.</summary>
    public double ChanceOfAtMost(decimal total) => rest.AtMost((double)(total - Actual));
}

/// <summary>What there is to say about a projection's method.</summary>
public enum ProjectionNote
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The agreement says seasonal, but no past period is complete yet: working days stand in.</summary>
    SeasonalNeedsAPastPeriod,
}
