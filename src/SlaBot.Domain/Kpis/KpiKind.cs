namespace SlaBot.Domain.Kpis;

/// <summary>What kind of number a KPI is; it decides how days combine.</summary>
public enum KpiKind
{
    /// <summary>How many: days add up.</summary>
    Count,

    /// <summary>How much money: days add up.</summary>
    Money,

    /// <summary>One sum over another; never the mean of rates.</summary>
    Ratio,

    /// <summary>How long: the median, or another percentile, of single durations.</summary>
    Duration,

    /// <summary>A reading at a moment: the last one counts.</summary>
    Level,
}

/// <summary>What a KPI's number is written in.</summary>
public enum KpiUnit
{
    /// <summary>Things.</summary>
    Count,

    /// <summary>Money of the agreement's currency.</summary>
    Money,

    /// <summary>A share: 0.025 is 2.5 %.</summary>
    Share,

    /// <summary>Business hours.</summary>
    Hours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>A score, such as the net promoter score.</summary>
    Points,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Inside the agreed band is good.</summary>
    Band,
}
