namespace SlaBot.Domain.Projections.Distributions;

/// <summary>
/// A number of events whose rate is itself uncertain (a Poisson count with a gamma rate), given by mean and variance.
/// It is never narrower than a Poisson distribution. Exact by summing; where the sum would be long (a mean above 5,000,
/// or a spread so wide that single steps do not matter) a gamma distribution with the same moments takes its place.
/// </summary>
internal sealed record NegativeBinomial : RestDistribution
{
    private const double SumUpToMean = 5000;
    private const double SumUpToDispersion = 1000;

    // Whole numbers that went through floating point are still the whole numbers they were.
    private const double Rounding = 1e-9;

    private readonly double size;
    private readonly double failure;
    private readonly double logZero;
    private readonly GammaDistribution? smooth;

    /// <summary>Makes the distribution.</summary>
    /// <param name="mean">Above 0.</param>
    /// <param name="variance">What is below the mean counts as the mean.</param>
    public NegativeBinomial(double mean, double variance)
    {
        var beyondPoisson = Math.Max(variance - mean, mean * Rounding);
        Mean = mean;
        size = mean * mean / beyondPoisson;
        failure = beyondPoisson / (mean + beyondPoisson);
        logZero = -size * LogOnePlus(mean / size);
        smooth = mean > SumUpToMean || beyondPoisson > mean * SumUpToDispersion
            ? GammaDistribution.Of(mean, mean + beyondPoisson)
            : null;
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <summary>Gets the probability that no event comes at all.</summary>
    public double Zero => Math.Exp(logZero);

    /// <inheritdoc/>
    public override double AtMost(double amount)
    {
        if (amount < 0)
        {
            return 0;
        }

        var whole = Math.Floor(amount + Rounding);
        return smooth is null ? Sum((count, _) => count >= whole).Probability : smooth.AtMost(whole + 0.5);
    }

    /// <inheritdoc/>
    public override double AtLeast(double amount) => amount <= 0 ? 1 : 1 - AtMost(Math.Ceiling(amount - Rounding) - 1);

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        if (smooth is not null)
        {
            return Math.Max(0, Math.Ceiling(smooth.Quantile(probability) - 0.5));
        }

        var enough = probability * (1 - 1e-12);
        return Sum((_, sum) => sum >= enough).Count;
    }

    // The probabilities of 0, 1, 2 ... added up. The first may be far below the smallest double, so the sum is kept in
    // units of e^scale.
    private (double Count, double Probability) Sum(Func<double, double, bool> isEnough)
    {
        const double Unit = 1e250;
        var (count, term, sum, scale) = (0.0, 1.0, 1.0, logZero);
        var unit = Math.Exp(scale);
        while (!isEnough(count, sum * unit) && (count < Mean || term > sum * 1e-17))
        {
            term *= (size + count) / (count + 1) * failure;
            sum += term;
            count++;
            if (sum > Unit)
            {
                (term, sum, scale) = (term / Unit, sum / Unit, scale + Math.Log(Unit));
                unit = Math.Exp(scale);
            }
        }

        return (count, Math.Min(1, sum * unit));
    }

    // ln(1 + x) without losing a small x (Kahan).
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : x * Math.Log(sum) / (sum - 1);
    }
}
