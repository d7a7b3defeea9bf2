using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>Names a series of daily totals: what is counted, and by which feed it came.</summary>
public readonly record struct SeriesKey(KpiId Series, Feed Feed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Series}@{Feed}";
}
