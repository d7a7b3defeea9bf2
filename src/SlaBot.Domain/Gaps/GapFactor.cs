using SlaBot.Domain.Values;

namespace SlaBot.Domain.Gaps;

/// <summary>One of the numbers that multiply to the result: the visits, a rate, the average deal.</summary>
/// <param name="Id">The KPI it is.</param>
/// <param name="Plan">What was planned to date.</param>
/// <param name="Actual">What it was; 0 where it could not be, since nothing came as far.</param>
public readonly record struct GapFactor(KpiId Id, decimal Plan, decimal Actual)
{
    internal bool StopsHere => Plan <= 0m || Actual <= 0m;
}

/// <summary>What one factor did to the gap.</summary>
/// <param name="Id">The KPI it is.</param>
/// <param name="Amount">Its part of the gap: above zero where it helped.</param>
public readonly record struct GapPart(KpiId Id, decimal Amount);
