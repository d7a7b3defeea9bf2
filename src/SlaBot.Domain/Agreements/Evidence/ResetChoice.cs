using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>What can be done about an agreement that the numbers have left behind.</summary>
public enum ResetKind
{
    /// <summary>Leave it as it is.</summary>
    Keep,

    /// <summary>Agree on the rates and the deal size as seen; the goal stays.</summary>
    Rates,

    /// <summary>Agree on the rates and the deal size as seen, and on the goal that they bring at the volume seen.</summary>
    Goal,
}

/// <summary>A choice of a re-set, for the rest of the term only: periods before its day keep their targets.</summary>
public sealed record ResetChoice
{
    /// <summary>Gets what is chosen.</summary>
    public required ResetKind Kind { get; init; }

    /// <summary>Gets the terms that result; for <see cref="ResetKind.Keep"/> those in force.</summary>
    public required Agreement Terms { get; init; }

    /// <summary>Gets revenue, then the stages from the last to the first: what each has to bring in the rest of the term.</summary>
    public required IReadOnlyList<ResetLayer> Layers { get; init; }

    /// <summary>Gets the targets of the stages for the rest of the term, against the best they brought in as many days; top first.</summary>
    public required IReadOnlyList<StageBest> Stages { get; init; }

    /// <summary>Gets the volume to be expected in the rest of the term of the first stage that is counted, run down the rates seen to the customers.</summary>
    public required ChainRun Chain { get; init; }

    /// <summary>Gets what speaks for it and against it.</summary>
    public required IReadOnlyList<ResetPoint> Points { get; init; }

    /// <summary>Gets the stages that would have to bring more than they ever did.</summary>
    public IEnumerable<StageBest> Beyond => Stages.Where(stage => stage.IsBeyondBest);
}

/// <summary>One layer over the rest of the term.</summary>
/// <param name="Id">Revenue, or a stage.</param>
/// <param name="Before">What is agreed for the rest now, exact.</param>
/// <param name="After">What would be agreed for it, exact.</param>
/// <param name="StillNeeded">What the rest has to bring so that the whole term still makes its old goal, at the rates of the choice; 0 where it is made already.</param>
public sealed record ResetLayer(KpiId Id, decimal Before, decimal After, decimal StillNeeded);
