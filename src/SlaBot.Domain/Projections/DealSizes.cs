namespace SlaBot.Domain.Projections;

/// <summary>How large the deals to come are expected to be.</summary>
/// <param name="Mean">The mean size, 0 or more.</param>
/// <param name="Variance">The variance of one size.</param>
/// <param name="VarianceOfMean">The variance of the mean, because it is an estimate.</param>
internal readonly record struct DealSizes(double Mean, double Variance, double VarianceOfMean)
{
    // Before two periods could be compared: the mean size drifts by 10 % a period, worth two periods of experience;
    // never by less than 2 %.
    private const double BelievedDrift = 0.10;
    private const double BeliefWeight = 2;
    private const double LeastDrift = 0.02;
    private const double Smoothing = 0.5;

    /// <summary>
    /// Weighs the mean size of this period against that of the past by how precise each is; the spread is that of all
    /// deals together. Null where no deal was ever seen.
    /// </summary>
    /// <param name="past">The totals of past periods with events, oldest first.</param>
    /// <param name="soFar">The totals of this period so far.</param>
    public static DealSizes? Of(IReadOnlyList<EventTotals> past, EventTotals soFar)
    {
        var all = past.Aggregate(soFar, (sum, total) => sum + total);
        if (all.Count <= 0)
        {
            return null;
        }

        var mean = all.MeanSize;
        var variance = SampleVariance(all);
        if (mean <= 0 || past.Count == 0)
        {
            return new(Math.Max(mean, 0), variance, variance / all.Count);
        }

        var (pastMean, pastVariance) = SmoothedPast(past, variance, DriftVariance(past, mean, variance));
        if (soFar.Count <= 0)
        {
            return new(Math.Max(pastMean, 0), variance, pastVariance);
        }

        var ownVariance = variance / soFar.Count;
        var own = pastVariance / (pastVariance + ownVariance);
        return new(Math.Max((own * soFar.MeanSize) + ((1 - own) * pastMean), 0), variance, own * ownVariance);
    }

    // One deal alone tells nothing of the spread: it is then taken to be as wide as the mean.
    private static double SampleVariance(EventTotals all) => all.Count >= 2
        ? Math.Max((all.SumOfSquares / all.Count) - (all.MeanSize * all.MeanSize), 0) * all.Count / (all.Count - 1)
        : all.MeanSize * all.MeanSize;

    // How much the mean size moves from period to period, beyond what few deals would move it.
    private static double DriftVariance(IReadOnlyList<EventTotals> past, double mean, double variance)
    {
        var relative = variance / (mean * mean);
        var drift = Evidence.Believed(BelievedDrift * BelievedDrift, BeliefWeight);
        for (var i = 1; i < past.Count; i++)
        {
            var (before, after) = (past[i - 1], past[i]);
            if (before.MeanSize > 0)
            {
                var change = (after.MeanSize / before.MeanSize) - 1;
                drift = drift.And(Math.Min(change * change, 1) - (relative * ((1 / before.Count) + (1 / after.Count))));
            }
        }

        return Math.Max(drift.Mean, LeastDrift * LeastDrift) * mean * mean;
    }

    private static (double Mean, double Variance) SmoothedPast(IReadOnlyList<EventTotals> past, double variance, double drift)
    {
        var (weights, sum, error, age) = (0.0, 0.0, 0.0, 1.0);
        for (var i = past.Count - 1; i >= 0; i--, age *= 1 - Smoothing)
        {
            var count = past[i].Count;
            var weight = age * count / (count + (variance / drift));
            (weights, sum, error) = (weights + weight, sum + (weight * past[i].MeanSize), error + (weight * weight * variance / count));
        }

        return (sum / weights, (error / (weights * weights)) + drift);
    }
}
