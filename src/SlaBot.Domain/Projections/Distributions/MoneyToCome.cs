namespace SlaBot.Domain.Projections.Distributions;

/// <summary>
/// The sum of the sizes of an uncertain number of deals: with some probability there is no deal and so nothing at all,
/// else a gamma distribution. Mean and variance are those of the sum.
/// </summary>
internal sealed record MoneyToCome : RestDistribution
{
    private readonly double nothing;
    private readonly GammaDistribution? something;

    /// <summary>Makes the distribution.</summary>
    /// <param name="deals">How many deals come.</param>
    /// <param name="mean">The mean of their sum, 0 or more.</param>
    /// <param name="variance">The variance of their sum.</param>
    public MoneyToCome(NegativeBinomial deals, double mean, double variance)
    {
        Mean = mean;
        nothing = mean > 0 ? deals.Zero : 1;
        if (nothing < 1)
        {
            var meanOfSome = mean / (1 - nothing);
            var varianceOfSome = ((variance + (mean * mean)) / (1 - nothing)) - (meanOfSome * meanOfSome);

            // Equal sizes and a certain number would leave no width at all for the gamma distribution to have.
            var narrowest = 1e-12 * meanOfSome * meanOfSome;
            something = GammaDistribution.Of(meanOfSome, Math.Max(varianceOfSome, narrowest));
        }
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double AtMost(double amount) =>
        amount < 0 ? 0 : nothing + ((1 - nothing) * (something?.AtMost(amount) ?? 1));

    /// <inheritdoc/>
    public override double AtLeast(double amount) => amount <= 0 ? 1 : 1 - AtMost(amount);

    /// <inheritdoc/>
    public override double Quantile(double probability) =>
        something is null || probability <= nothing ? 0 : something.Quantile((probability - nothing) / (1 - nothing));
}
