namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>What speaks for or against a choice of a re-set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsFor">Whether it speaks for the choice.</param>
/// <param name="Number">The number it is about; null where it needs none.</param>
public sealed record ResetPoint(ResetPointKind Kind, bool IsFor, decimal? Number = null)
{
    /// <summary>Gets the stage it is about; null where it is about none.</summary>
    public Values.KpiId? Stage { get; init; }
}

/// <summary>What a point is.</summary>
public enum ResetPointKind
{
    /// <summary>For: the word given stands, nobody has to sign.</summary>
    WordStands,

    /// <summary>For: the goal of the term stays.</summary>
    GoalStays,

    /// <summary>For: the benchmarks are what was seen, so that a rate below them is news again. The number says how many moved.</summary>
    RatesAreSeen,

    /// <summary>For: no stage has to bring more than it once did.</summary>
    WithinBest,

    /// <summary>Against: benchmarks stay that were missed by more than chance. The number says how many.</summary>
    RatesStayWrong,

    /// <summary>Against: at the rates seen, the targets would bring this share of the goal of the rest only.</summary>
    TargetsFallShort,

    /// <summary>Against: a stage has to bring this many times its best.</summary>
    BeyondBest,

    /// <summary>Against: the goal of the rest falls by this share.</summary>
    GoalFalls,

    /// <summary>Against: the goal of the rest rises by this share, beyond what both sides planned for.</summary>
    GoalRises,

    /// <summary>Against: numbers behind it are few, so that its interval is wide. The number says how many.</summary>
    FewNumbers,
}
