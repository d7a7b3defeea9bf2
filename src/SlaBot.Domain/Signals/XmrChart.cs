namespace SlaBot.Domain.Signals;

/// <summary>
/// Tells signals from noise in a series of weeks or months: an individuals and moving range chart (docs/formulas.md, why). A point
/// outside the limits is a signal, and so are <see cref="RunLength"/> in a row on one side of the mean; a point on the
/// mean is on neither side. The rest is noise.
/// </summary>
public sealed class XmrChart
{
    /// <summary>With fewer points, limits say nothing yet.</summary>
    public const int FewestPoints = 8;

    /// <summary>How many in a row on one side of the mean are a signal.</summary>
    public const int RunLength = 8;

    /// <summary>What the mean moving range is multiplied by: three standard deviations, 3 / 1.128.</summary>
    public const decimal LimitFactor = 2.66m;

    private XmrChart(IReadOnlyList<decimal> values)
    {
        Values = values;
        Mean = values.Count == 0 ? 0m : values.Sum() / values.Count;
        MeanMovingRange = values.Count < 2 ? 0m : values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Sum() / (values.Count - 1);
        Signals = HasEnough ? [.. Outside(), .. Runs()] : [];
    }

    /// <summary>Gets the points, oldest first.</summary>
    public IReadOnlyList<decimal> Values { get; }

    /// <summary>Gets the mean of the points; 0 where there is none.</summary>
    public decimal Mean { get; }

    /// <summary>Gets the mean of the steps from point to point, each without its sign; 0 where there is none.</summary>
    public decimal MeanMovingRange { get; }

    /// <summary>Gets the lower limit; it may lie below zero.</summary>
    public decimal Low => Mean - (LimitFactor * MeanMovingRange);

    /// <summary>Gets the upper limit.</summary>
    public decimal High => Mean + (LimitFactor * MeanMovingRange);

    /// <summary>Gets whether there are points enough to tell a signal from noise.</summary>
    public bool HasEnough => Values.Count >= FewestPoints;

    /// <summary>Gets the signals: points outside first, then runs, each in the order of time. Empty where there are too few points.</summary>
    public IReadOnlyList<Signal> Signals { get; }

    /// <summary>Gets what the series says.</summary>
    public SeriesVerdict Verdict => !HasEnough ? SeriesVerdict.TooFewPoints
        : Signals.Count > 0 ? SeriesVerdict.Signal
        : SeriesVerdict.Noise;

    /// <summary>The chart of a series: complete weeks or months, oldest first. A week that has only begun would look like a fall.</summary>
    public static XmrChart Of(IEnumerable<decimal> values) => new([.. values]);

    private IEnumerable<Signal> Outside()
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] > High)
            {
                yield return new(SignalKind.PointAbove, i, i);
            }
            else if (Values[i] < Low)
            {
                yield return new(SignalKind.PointBelow, i, i);
            }
        }
    }

    private IEnumerable<Signal> Runs()
    {
        var start = 0;
        for (var i = 1; i <= Values.Count; i++)
        {
            if (i < Values.Count && SideOf(i) == SideOf(start))
            {
                continue;
            }

            if (SideOf(start) is not 0 and var side && i - start >= RunLength)
            {
                yield return new(side > 0 ? SignalKind.RunAbove : SignalKind.RunBelow, start, i - 1);
            }

            start = i;
        }
    }

    private int SideOf(int index) => Values[index].CompareTo(Mean);
}
