using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>How bold a goal is.</summary>
public enum GoalBoldness
{
    /// <summary>What nine of ten years like the last would reach: chance alone decides about the tenth.</summary>
    Cautious,

    /// <summary>What the last year brought, through the rates it was seen with.</summary>
    Likely,

    /// <summary>The best quarter, kept up for a whole term.</summary>
    Ambitious,

    /// <summary>A goal that somebody named.</summary>
    Asked,
}

/// <summary>A goal that the past speaks for, and what it takes.</summary>
/// <param name="Boldness">How bold it is.</param>
/// <param name="Terms">The terms with that goal.</param>
/// <param name="Customers">The customers that the past speaks for, exact.</param>
/// <param name="Stages">What each stage must bring, set against its best; top first.</param>
public sealed record GoalOption(GoalBoldness Boldness, Agreement Terms, decimal Customers, IReadOnlyList<StageBest> Stages)
{
    /// <summary>Gets the stages that would have to bring more than they ever did.</summary>
    public IEnumerable<StageBest> Beyond => Stages.Where(stage => stage.IsBeyondBest);

    /// <summary>Some terms with a goal, set against the best that each stage ever brought.</summary>
    internal static GoalOption Of(GoalBoldness boldness, Agreement terms, Goal goal, decimal customers, View view)
    {
        var agreed = terms with { Goal = goal };
        return new(boldness, agreed, customers, StageBest.Of(agreed.Funnel, agreed.Funnel.TargetsFor(goal.Customers), terms.Term.Length, view));
    }
}
