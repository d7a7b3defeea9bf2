namespace SlaBot.Domain.Pacing;

/// <summary>How a target spreads over its period, and where the bands of the status lie.</summary>
/// <param name="Method">The method of docs/formulas.md, the share of a period.</param>
/// <param name="Monthly">The percent of each month from the term's first on, when the method is monthly; they sum to 100.</param>
/// <param name="Thresholds">The bands of the status.</param>
public sealed record PacePolicy(PaceMethod Method, IReadOnlyList<decimal> Monthly, StatusThresholds Thresholds)
{
    /// <summary>Gets working days, with the default bands.</summary>
    public static PacePolicy Default { get; } = new(PaceMethod.WorkingDays, [], StatusThresholds.Default);
}

/// <summary>How the days of a period weigh (docs/formulas.md, the share of a period).</summary>
public enum PaceMethod
{
    /// <summary>1 on a working day that is no holiday, else 0.</summary>
    WorkingDays,

    /// <summary>1 a day.</summary>
    Calendar,

    /// <summary>The month's percent, spread over its working days.</summary>
    Monthly,

    /// <summary>The share by which past comparable periods had reached the same working day.</summary>
    Seasonal,
}

/// <summary>The pace from which a status holds: 1.05 means 5 % more than expected. Falling from ahead to at risk.</summary>
/// <param name="Ahead">From here on: ahead.</param>
/// <param name="OnPace">From here on: on pace.</param>
/// <param name="AtRisk">From here on: at risk; below: behind.</param>
public sealed record StatusThresholds(decimal Ahead, decimal OnPace, decimal AtRisk)
{
    /// <summary>Gets 105 %, 97 % and 85 %.</summary>
    public static StatusThresholds Default { get; } = new(1.05m, 0.97m, 0.85m);
}
