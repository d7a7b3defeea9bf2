using NodaTime;

namespace SlaBot.Domain.Agreements;

/// <summary>The agreement's terms from a day on. Periods before that day keep the targets they had.</summary>
/// <param name="Number">1 for the first revision of a workspace, then one more each.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="RecordedAt">When it was stored.</param>
public sealed record Revision(int Number, LocalDate EffectiveFrom, Agreement Terms, Instant RecordedAt)
{
    /// <summary>Gets the days it would be in force if no later revision came.</summary>
    public Period Reach => new(LocalDate.Max(EffectiveFrom, Terms.Term.From), Terms.Term.To);
}
