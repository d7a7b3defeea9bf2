namespace SlaBot.Domain.Facts;

/// <summary>
/// What the facts of one day add up to, for one series, one feed and one marketing source. Totals add and subtract
/// exactly, so that a correction takes back precisely what the older fact gave.
/// </summary>
/// <param name="Count">How many facts: won deals, numbers for the day, single durations.</param>
/// <param name="Sum">What they sum to in the series' unit: money, visits, leads; 0 for durations.</param>
/// <param name="SumOfSquares">The sum of the squares of the single amounts, each rounded to whole units: what the spread of deal sizes needs.</param>
/// <param name="Spread">How many things of each whole number of minutes or days, for durations and cohorts; else null.</param>
public readonly record struct DailyTotal(long Count, decimal Sum, decimal SumOfSquares = 0m, Histogram? Spread = null)
{
    /// <summary>Gets whether nothing is in it.</summary>
    public bool IsZero => Count == 0 && Sum == 0m && SumOfSquares == 0m && (Spread is null || Spread.IsEmpty);

    /// <summary>Gets one thing that happened.</summary>
    public static DailyTotal One { get; } = new(1, 1m, 1m);

    /// <summary>One amount, of money or of things.</summary>
    public static DailyTotal OfAmount(decimal amount)
    {
        var whole = Math.Round(amount, 0, MidpointRounding.AwayFromZero);
        return new(1, amount, whole * whole);
    }

    /// <summary>One duration, in the series' whole unit (minutes, or days).</summary>
    public static DailyTotal OfDuration(int length) => new(1, 0m, 0m, Histogram.Of(length));

    /// <summary>Adds two totals.</summary>
    public static DailyTotal operator +(DailyTotal left, DailyTotal right) => new(
        left.Count + right.Count,
        left.Sum + right.Sum,
        left.SumOfSquares + right.SumOfSquares,
        Histogram.Add(left.Spread, right.Spread));

    /// <summary>Takes one total back from another.</summary>
    public static DailyTotal operator -(DailyTotal left, DailyTotal right) => left + (-right);

    /// <summary>The total that takes this one back.</summary>
    public static DailyTotal operator -(DailyTotal total) =>
        new(-total.Count, -total.Sum, -total.SumOfSquares, total.Spread?.Negated());
}
