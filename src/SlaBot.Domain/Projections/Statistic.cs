namespace SlaBot.Domain.Projections;

/// <summary>The border between exact amounts and statistics about them.</summary>
internal static class Statistic
{
    // A good part of what a decimal can hold, so that adding to it is safe.
    private const double Largest = 1e28;

    /// <summary>A statistic as an amount, to the fifteen digits or so that it can claim.</summary>
    public static decimal ToDecimal(double value) => (decimal)Math.Clamp(value, -Largest, Largest);
}
