using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Rates;

/// <summary>
/// How many went on, of how many there were. In a period both are counted by their own days, so more can go on than came
/// in; of a cohort (<see cref="CohortRate"/>) they are the same ones.
/// </summary>
/// <param name="Numerator">How many went on.</param>
/// <param name="Denominator">How many there were.</param>
public readonly record struct ConversionRate(decimal Numerator, decimal Denominator)
{
    /// <summary>Gets the rate as a share; null where there was none to go on: never a division by zero.</summary>
    public decimal? Value => Denominator > 0m ? Numerator / Denominator : null;

    /// <summary>Gets where the true rate lies with 95 % confidence; null where there is no share to speak of.</summary>
    public WilsonInterval? Interval => WilsonInterval.Of(Numerator, Denominator);

    /// <summary>The rate within a period: reached the stage in it, over entered the stage above in it (docs/formulas.md, rates).</summary>
    public static ConversionRate In(Period period, TotalsSeries reached, TotalsSeries entered) =>
        new(reached.Sum(period).Sum, entered.Sum(period).Sum);

    /// <summary>Sets the rate against a benchmark; null where there is no interval to judge by.</summary>
    public BenchmarkComparison? Against(decimal benchmark) => Interval?.Compare(benchmark);
}
