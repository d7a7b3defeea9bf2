namespace SlaBot.Domain.Projections;

/// <summary>
/// The share of a period's events that is expected by the time some share of its weight has passed: the mean curve of
/// past periods, drawn towards the straight line as far as its bends could be chance.
/// </summary>
internal sealed class PastCurve
{
    private readonly WeightedCurve[] past;
    private readonly double trust;
    private readonly double samplingVariance;

    private PastCurve(WeightedCurve[] past, Unevenness unevenness, double trust, double samplingVariance) =>
        (this.past, Unevenness, this.trust, this.samplingVariance) = (past, unevenness, trust, samplingVariance);

    /// <summary>Gets how much more the events bunch than pure chance would make them.</summary>
    public Unevenness Unevenness { get; }

    /// <summary>A straight line: every weighted day brings the same. The past only tells how uneven its days were.</summary>
    public static PastCurve Straight(IReadOnlyList<ArrivalCurve> past, WeekToWeek weekToWeek) =>
        new([], Unevenness.AroundLine(WeightedCurve.Of(past), weekToWeek), 0, 0);

    /// <summary>The mean curve, trusted as far as it stands out from chance.</summary>
    public static PastCurve Shrunk(IReadOnlyList<ArrivalCurve> past, WeekToWeek weekToWeek)
    {
        var curves = WeightedCurve.Of(past);
        var unevenness = Unevenness.AroundMean(curves, weekToWeek);
        var psi = unevenness.VarianceOfMean;
        var signal = Grid.Mean(u => Squared(WeightedCurve.MeanAt(curves, u) - u) / (u * (1 - u)));
        var trust = signal > 0 ? Math.Max(0, 1 - (psi / signal)) : 0;
        return new(curves, unevenness, Math.Min(trust, FullTrust(past)), psi);
    }

    /// <summary>The mean curve, taken at its word.</summary>
    public static PastCurve Trusted(IReadOnlyList<ArrivalCurve> past, WeekToWeek weekToWeek)
    {
        var curves = WeightedCurve.Of(past);
        var unevenness = Unevenness.AroundMean(curves, weekToWeek);
        return new(curves, unevenness, FullTrust(past), unevenness.VarianceOfMean);
    }

    /// <summary>The share of the events expected when a share of the weight has passed, both from 0 to 1.</summary>
    public double ShareAt(double passed) =>
        trust == 0 ? passed : Math.Clamp(((1 - trust) * passed) + (trust * WeightedCurve.MeanAt(past, passed)), 0, 1);

    /// <summary>The variance of that share, because the mean curve itself is an estimate from few periods.</summary>
    public double VarianceAt(double share) => trust * samplingVariance * share * (1 - share);

    // However clear the past, one event's worth of doubt about its curve remains.
    private static double FullTrust(IReadOnlyList<ArrivalCurve> past)
    {
        var events = past.Sum(curve => curve.Count);
        return events / (events + 1);
    }

    private static double Squared(double value) => value * value;
}
