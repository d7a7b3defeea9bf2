namespace SlaBot.Domain.Projections;

/// <summary>A mean that begins with a prior belief and moves as observations, each with its weight, are added.</summary>
/// <param name="Sum">The sum of values times weights.</param>
/// <param name="Weight">The sum of weights, above 0.</param>
internal readonly record struct Evidence(double Sum, double Weight)
{
    /// <summary>Gets the mean of belief and observations.</summary>
    public double Mean => Sum / Weight;

    /// <summary>A belief, worth <paramref name="weight"/> observations.</summary>
    public static Evidence Believed(double value, double weight) => new(value * weight, weight);

    /// <summary>The evidence with another observation.</summary>
    public Evidence And(double value, double weight = 1) => new(Sum + (value * weight), Weight + weight);
}
