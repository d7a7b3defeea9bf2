using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Standings;

/// <summary>What stands behind a rate.</summary>
/// <param name="InPeriod">How many of how many, each counted on its own days; of churn and retention the same customers above and below the line.</param>
/// <param name="Interval">Where the true rate lies with 95 % confidence; null where the numbers are no share.</param>
/// <param name="Comparison">On which side of the benchmark it lies; null without a benchmark or an interval.</param>
/// <param name="Cohort">The share of those that entered in the period; null where no journeys are known.</param>
public sealed record RateEvidence(ConversionRate InPeriod, WilsonInterval? Interval, BenchmarkComparison? Comparison, CohortRate? Cohort);
