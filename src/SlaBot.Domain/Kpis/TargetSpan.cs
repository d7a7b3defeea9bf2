namespace SlaBot.Domain.Kpis;

/// <summary>What length of time the target of churn or retention is for: 2 % a month is another promise than 2 % a year.</summary>
public enum TargetSpan
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}
