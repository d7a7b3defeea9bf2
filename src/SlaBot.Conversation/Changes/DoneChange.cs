using SlaBot.Domain.Facts;

namespace SlaBot.Conversation.Changes;

/// <summary>A change that was made, and what takes it back.</summary>
/// <param name="Write">What was changed.</param>
/// <param name="TakesBack">The facts that bring back what was known before.</param>
public sealed record DoneChange(Write.LogValue Write, IReadOnlyList<DailyFact> TakesBack);
