namespace SlaBot.Domain.Projections;

/// <summary>
/// How much the events of a period bunch beyond chance: the inverse of the κ of a gamma process, learnt from how far
/// the curve of each period strays from the expected one. A count of mean m then has the variance m (1 + level × δ).
/// </summary>
internal sealed class Unevenness
{
    /// <summary>What is believed before any period was seen: thirds of a period vary by √(3 × 0.006) = 13 %.</summary>
    public const double Default = 0.006;

    private const double BeliefWeight = 1;

    // Degrees of freedom of a mean Anderson-Darling distance, 2 / (2 (π² − 9) / 3) ≈ 3.4: what one curve can tell.
    private const double CurveWeight = 3.4;
    private const double MostWeekToWeekWeight = 3;
    private const double FewestEventsForAShape = 10;
    private const double SmallestVariance = 1e-4;

    // Null where there is no past to learn from: then chance alone is at work (docs/formulas.md, projection).
    private readonly Evidence? evidence;
    private readonly double inverseCounts;
    private readonly double squaredWeights;

    private Unevenness(Evidence? evidence, double inverseCounts, double squaredWeights) =>
        (this.evidence, this.inverseCounts, this.squaredWeights) = (evidence, inverseCounts, squaredWeights);

    private static Unevenness Unknown { get; } = new(null, 0, 0);

    /// <summary>Gets δ from the past alone.</summary>
    public double Past => evidence is { } known ? Math.Max(known.Mean, 0) : 0;

    /// <summary>Gets the variance of the mean of the past curves, per F (1 − F).</summary>
    public double VarianceOfMean => inverseCounts + (Past * squaredWeights);

    /// <summary>Learns from how far curves stray from their own mean.</summary>
    public static Unevenness AroundMean(WeightedCurve[] past, WeekToWeek weekToWeek)
    {
        if (past.Length == 0)
        {
            return Unknown;
        }

        var evidence = Evidence.Believed(Default, BeliefWeight);
        foreach (var (curve, weight) in past)
        {
            // A curve is part of the mean that it is held against, so only the rest of its straying shows.
            var shown = 1 - weight;
            if (shown > 1e-9)
            {
                var distance = Grid.Mean(u => Distance(curve.ShareAt(u), WeightedCurve.MeanAt(past, u)));
                evidence = evidence.And((distance / shown) - (1 / curve.Count), CurveWeight * shown);
            }
        }

        return new(
            With(evidence, weekToWeek),
            past.Sum(one => one.Weight * one.Weight / one.Curve.Count),
            past.Sum(one => one.Weight * one.Weight));
    }

    /// <summary>Learns from how far curves stray from a straight line, which is no estimate and so has no variance.</summary>
    public static Unevenness AroundLine(WeightedCurve[] past, WeekToWeek weekToWeek)
    {
        if (past.Length == 0)
        {
            return Unknown;
        }

        var evidence = Evidence.Believed(Default, BeliefWeight);
        foreach (var (curve, _) in past)
        {
            var distance = Grid.Mean(u => Distance(curve.ShareAt(u), u));
            evidence = evidence.And(distance - (1 / curve.Count), CurveWeight);
        }

        return new(With(evidence, weekToWeek), 0, 0);
    }

    /// <summary>δ when the shape of the current period, up to now, is heard as well.</summary>
    public double Given(ArrivalCurve soFar, PastCurve expected)
    {
        var (passed, count) = (soFar.Passed, soFar.Count);
        var share = expected.ShareAt(passed);
        if (evidence is not { } known || count < FewestEventsForAShape || share <= 0 || passed <= 0)
        {
            return Past;
        }

        var distance = Grid.Mean(u => Distance(soFar.ShareAt(passed * u), expected.ShareAt(passed * u) / share));
        var seen = ((share * (distance - (1 / count))) - inverseCounts) / (1 + squaredWeights);
        return Math.Max(known.And(seen, CurveWeight * share).Mean, 0);
    }

    // The square of a difference between shares, set against the variance that chance gives it there.
    private static double Distance(double seen, double expected)
    {
        var difference = seen - expected;
        return difference * difference / Math.Max(expected * (1 - expected), SmallestVariance);
    }

    private static Evidence With(Evidence evidence, WeekToWeek weekToWeek) =>
        evidence.And(weekToWeek.Unevenness, Math.Min(weekToWeek.Pairs / 2.0, MostWeekToWeekWeight));
}
