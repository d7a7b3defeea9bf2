namespace SlaBot.Domain.Projections;

/// <summary>What the totals of past periods let one expect of this one, before it has brought anything.</summary>
/// <param name="Mean">The expected number of events, above 0.</param>
/// <param name="Error">The relative variance by which such expectations were wrong, counting noise apart.</param>
internal readonly record struct LevelPrior(double Mean, Evidence Error)
{
    // Before two periods could be compared: wrong by 20 %, which is worth three periods of experience.
    private const double BelievedError = 0.20;
    private const double BeliefWeight = 3;

    // A level is never trusted to better than 5 %.
    private const double LeastVariance = 0.05 * 0.05;
    private const double Smoothing = 0.5;
    private const double SurpriseWeight = 2;

    /// <summary>
    /// Expects the smoothed past, the last period, or the one a cycle ago (the same month last year): whichever would
    /// have been least wrong so far. Null where the past had no events.
    /// </summary>
    /// <param name="totals">The events of each past period, oldest first.</param>
    /// <param name="cycles">The lengths of cycles, in periods.</param>
    public static LevelPrior? Of(double[] totals, IEnumerable<int> cycles)
    {
        LevelPrior? best = null;
        foreach (var guess in cycles.Select(Ago).Prepend(Ago(1)).Prepend(Smoothed))
        {
            if (Judged(guess, totals) is { } level && (best is null || level.Variance < best.Value.Variance - 1e-12))
            {
                best = level;
            }
        }

        return best;
    }

    /// <summary>
    /// How many periods' worth of evidence the past is beside what has come so far (Bühlmann's credibility). What has
    /// come speaks on the past's reliability too: far from the expected, it weakens it.
    /// </summary>
    /// <param name="soFar">The events so far.</param>
    /// <param name="share">The share of the period's events that is expected by now.</param>
    /// <param name="unevenness">δ of the period.</param>
    public double WorthGiven(double soFar, double share, double unevenness)
    {
        var dispersion = 1 + (Mean * unevenness);
        var variance = share > 0 ? VarianceGiven(soFar / (share * Mean), dispersion / (Mean * share)) : Variance;
        return dispersion / (Mean * variance);
    }

    private double Variance => Math.Max(Error.Mean, LeastVariance);

    private double VarianceGiven(double ratio, double noise)
    {
        var surprise = RelativeError(ratio) - noise;
        var weight = SurpriseWeight * Variance / (Variance + noise);
        return Math.Max(Evidence.Believed(Variance, Error.Weight).And(surprise, weight).Mean, LeastVariance);
    }

    private static LevelPrior? Judged(Guess guess, double[] totals)
    {
        var mean = guess(totals);
        if (mean <= 0)
        {
            return null;
        }

        var error = Evidence.Believed(BelievedError * BelievedError, BeliefWeight);
        for (var j = 1; j < totals.Length; j++)
        {
            var expected = guess(totals.AsSpan(0, j));
            if (expected > 0)
            {
                // The noise of counting is in both the expected and the seen.
                error = error.And(RelativeError(totals[j] / expected) - (2 / mean));
            }
        }

        return new(mean, error);
    }

    // One freak period must not drown what all others say.
    private static double RelativeError(double ratio) => Math.Min((ratio - 1) * (ratio - 1), 1);

    private static double Smoothed(ReadOnlySpan<double> totals)
    {
        var (sum, weights, weight) = (0.0, 0.0, 1.0);
        for (var i = totals.Length - 1; i >= 0; i--)
        {
            (sum, weights, weight) = (sum + (weight * totals[i]), weights + weight, weight * (1 - Smoothing));
        }

        return totals.IsEmpty ? 0 : sum / weights;
    }

    private static Guess Ago(int periods) => totals => totals.Length >= periods ? totals[^periods] : 0;

    private delegate double Guess(ReadOnlySpan<double> totals);
}
