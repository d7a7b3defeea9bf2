using SlaBot.Domain.Rates;
using SlaBot.Domain.Scores;

namespace SlaBot.Domain.Standings;

/// <summary>What stands behind a net promoter score.</summary>
/// <param name="Score">The answers, with the score's standard error and interval.</param>
/// <param name="Comparison">On which side of its target it lies, as far as chance lets one tell; null without a target or an answer.</param>
public sealed record ScoreEvidence(NetScore Score, BenchmarkComparison? Comparison);
