namespace SlaBot.Domain.Projections;

/// <summary>A past curve and its weight in the mean of all.</summary>
internal readonly record struct WeightedCurve(ArrivalCurve Curve, double Weight)
{
    /// <summary>Weighs curves by the precision of each: many events draw a clear curve, up to how far periods differ anyway.</summary>
    public static WeightedCurve[] Of(IReadOnlyList<ArrivalCurve> curves)
    {
        var precisions = curves.Select(curve => 1 / ((1 / curve.Count) + Unevenness.Default)).ToArray();
        var whole = precisions.Sum();
        return [.. curves.Zip(precisions, (curve, precision) => new WeightedCurve(curve, precision / whole))];
    }

    /// <summary>The mean share of the events when a share of the weight had passed.</summary>
    public static double MeanAt(WeightedCurve[] curves, double passed)
    {
        var sum = 0.0;
        foreach (var (curve, weight) in curves)
        {
            sum += weight * curve.ShareAt(passed);
        }

        return sum;
    }
}
