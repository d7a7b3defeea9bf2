using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>What counts as a win worth a post of its own.</summary>
/// <param name="BigDeal">The size from which a deal is big.</param>
public sealed record WinPolicy(Money BigDeal);
