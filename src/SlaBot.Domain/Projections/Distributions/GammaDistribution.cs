namespace SlaBot.Domain.Projections.Distributions;

/// <summary>The gamma distribution: amounts above 0 with a longer tail to the right.</summary>
/// <param name="Shape">Above 0; the square of mean over standard deviation.</param>
/// <param name="Scale">Above 0; variance over mean.</param>
internal sealed record GammaDistribution(double Shape, double Scale)
{
    /// <summary>The one with a given mean and variance, both above 0.</summary>
    public static GammaDistribution Of(double mean, double variance) => new(mean * mean / variance, variance / mean);

    /// <summary>The probability of at most <paramref name="amount"/>.</summary>
    public double AtMost(double amount) => IncompleteGamma.P(Shape, amount / Scale);

    /// <summary>The amount that is not exceeded with a probability between 0 and 1.</summary>
    public double Quantile(double probability) => Scale * IncompleteGamma.Quantile(Shape, probability);
}
