using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>The revenue that the term must bring, and the deal size it is planned with. Both are above zero.</summary>
public sealed record Goal(Money Revenue, Money AverageDealSize)
{
    /// <summary>Gets the customers that the goal takes: exact, not rounded (docs/formulas.md, targets through the funnel).</summary>
    public decimal Customers => Revenue / AverageDealSize;
}
