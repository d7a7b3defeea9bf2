namespace SlaBot.Domain.Projections;

/// <summary>
/// How much more neighbouring stretches of a period differ than counts do by chance. A quarter has thirteen stretches
/// of a week. Slow swings do not show in it, fast ones do.
/// </summary>
/// <param name="Unevenness">The mean over all pairs of neighbours, per event of a period.</param>
/// <param name="Pairs">How many pairs were compared.</param>
internal readonly record struct WeekToWeek(double Unevenness, int Pairs)
{
    private const int Stretches = 13;

    /// <summary>Compares the stretches of each period.</summary>
    /// <param name="past">Complete periods with events.</param>
    /// <param name="weights">The weights of their days.</param>
    public static WeekToWeek Of(IReadOnlyList<ObservedPeriod> past, IReadOnlyList<double[]> weights)
    {
        var (sum, pairs) = (0.0, 0);
        for (var j = 0; j < past.Count; j++)
        {
            var counts = CountsOfStretches(past[j], weights[j]);
            for (var i = 1; i < counts.Count; i++)
            {
                var both = counts[i] + counts[i - 1];
                if (both > 0)
                {
                    var difference = counts[i] - counts[i - 1];
                    sum += ((difference * difference / both) - 1) / past[j].Total.Count;
                    pairs++;
                }
            }
        }

        return new(pairs == 0 ? 0 : sum / pairs, pairs);
    }

    // Whole days that count in full; what comes on others counts for the stretch that they fall into.
    private static List<double> CountsOfStretches(ObservedPeriod period, double[] weights)
    {
        var daysEach = Math.Max(1, (weights.Count(IsFull) + Stretches - 1) / Stretches);
        var (counts, before, days) = (new List<double>(Stretches), 0.0, 0);
        for (var day = 0; day < weights.Length; day++)
        {
            if (IsFull(weights[day]) && ++days % daysEach == 0)
            {
                var now = period.After(day + 1).Count;
                counts.Add(now - before);
                before = now;
            }
        }

        return counts;
    }

    private static bool IsFull(double weight) => weight > 0.5;
}
