using SlaBot.Domain.Values;

namespace SlaBot.Domain.Standings;

/// <summary>What a KPI was over some days, up to a moment.</summary>
/// <param name="Value">Its value in its unit; null where there is nothing to compute it from.</param>
/// <param name="Numerator">What a ratio divides, else null.</param>
/// <param name="Denominator">What a ratio divides by, else null.</param>
/// <param name="Feed">The feed that delivered it; null before any did.</param>
public sealed record Measurement(decimal? Value, decimal? Numerator, decimal? Denominator, Feed? Feed);
