namespace SlaBot.Domain.Projections;

/// <summary>
/// How the events of a period came: how many had come when some share of the period's weight had passed. Known at the
/// ends of days, straight in between. What comes on a day without weight counts for the moment before it.
/// </summary>
internal sealed class ArrivalCurve
{
    private readonly double[] shares;
    private readonly double[] counts;
    private readonly int last;

    /// <summary>Makes the curve of what has come so far.</summary>
    public ArrivalCurve(Progress progress, double[] weights)
    {
        var whole = weights.Sum();
        var passed = 0.0;
        shares = new double[progress.Days + 1];
        counts = new double[progress.Days + 1];
        for (var day = 0; day < progress.Days; day++)
        {
            var weight = day == progress.Days - 1 ? weights[day] * progress.LastDayShare : weights[day];
            if (weight > 0)
            {
                passed += weight;
                shares[++last] = passed / whole;
            }

            counts[last] = progress.Period.After(day + 1).Count;
        }
    }

    /// <summary>Gets the share of the period's weight that has passed, from 0 to 1.</summary>
    public double Passed => shares[last];

    /// <summary>Gets how many events have come.</summary>
    public double Count => counts[last];

    /// <summary>How many events had come when a share of the period's weight had passed.</summary>
    public double At(double share)
    {
        if (share >= Passed)
        {
            return Count;
        }

        var (low, high) = (0, last);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = shares[middle] <= share + 1e-12 ? (middle, high) : (low, middle);
        }

        var part = (Math.Max(share, shares[low]) - shares[low]) / (shares[high] - shares[low]);
        return counts[low] + ((counts[high] - counts[low]) * part);
    }

    /// <summary>The share of its events that had come.</summary>
    public double ShareAt(double share) => At(share) / Count;
}
