using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>A rate in one complete month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Rate">What it was in the month.</param>
/// <param name="Quarter">What it was in the three months that end with it: one month alone is mostly chance.</param>
/// <param name="Comparison">Where the three months stand against the benchmark; null where they hold too few to tell.</param>
public sealed record RateMonth(Period Month, ConversionRate Rate, ConversionRate Quarter, BenchmarkComparison? Comparison);
