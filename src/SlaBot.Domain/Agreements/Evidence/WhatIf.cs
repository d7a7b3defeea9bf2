using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>
/// What every layer would be if some of the terms were otherwise. The chain is always closed: every layer follows from
/// the goal, the deal size and the rates, exact (docs/formulas.md, targets through the funnel).
/// </summary>
public sealed record WhatIf
{
    /// <summary>The most alternatives that are set side by side.</summary>
    public const int MostAlternatives = 4;

    private WhatIf(Agreement before, Agreement after, IReadOnlyList<WhatIfChange> changes)
    {
        (Before, After, Changes) = (before, after, changes);
        Layers = LayersOf(before, after);
    }

    /// <summary>Gets the terms as they are.</summary>
    public Agreement Before { get; }

    /// <summary>Gets the terms as they would be: an agreement in itself.</summary>
    public Agreement After { get; }

    /// <summary>Gets what is imagined to be otherwise, in the order it was said.</summary>
    public IReadOnlyList<WhatIfChange> Changes { get; }

    /// <summary>Gets revenue, then the stages from the last to the first: what each must bring over the term.</summary>
    public IReadOnlyList<WhatIfLayer> Layers { get; }

    /// <summary>
    /// Imagines some terms otherwise; null where that cannot be: no such stage, a rate that is none, an amount of nothing, two
    /// changes that each set the goal.
    /// </summary>
    /// <param name="terms">The terms as they are.</param>
    /// <param name="changes">What is otherwise; in whatever order, all of it holds.</param>
    public static WhatIf? Of(Agreement terms, params IReadOnlyList<WhatIfChange> changes)
    {
        if (changes.Count(change => change.SetsGoal) > 1)
        {
            return null;
        }

        // What sets the goal comes last: a number of visits runs down the rates that are imagined, not those that are agreed.
        Agreement? after = terms;
        foreach (var change in changes.OrderBy(change => change.SetsGoal))
        {
            after = after is null ? null : With(after, change);
        }

        return after is null ? null : new(terms, after, changes);
    }

    /// <summary>Alternatives to the same terms, side by side.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MostAlternatives"/>, or they start from different terms.</exception>
    public static IReadOnlyList<(KpiId Layer, decimal Before, IReadOnlyList<decimal> After)> SideBySide(IReadOnlyList<WhatIf> alternatives)
    {
        if (alternatives.Count is 0 or > MostAlternatives || alternatives.Any(one => !ReferenceEquals(one.Before, alternatives[0].Before)))
        {
            throw new ArgumentException($"One to {MostAlternatives} alternatives to the same terms are set side by side.", nameof(alternatives));
        }

        return [.. alternatives[0].Layers.Select((layer, at) => (layer.Id, layer.Before, (IReadOnlyList<decimal>)[.. alternatives.Select(one => one.Layers[at].After)]))];
    }

    private static Agreement? With(Agreement terms, WhatIfChange change)
    {
        var goal = terms.Goal;
        return change switch
        {
            WhatIfChange.Rate { Share: > 0m and <= 1m } rate when terms.Funnel.IndexOf(rate.Stage) > 0 => terms with
            {
                Funnel = new([.. terms.Funnel.Stages.Select(stage => stage.Id == rate.Stage ? stage with { Rate = rate.Share } : stage)]),
            },
            WhatIfChange.DealSize { Amount: > 0m } size => terms with { Goal = goal with { AverageDealSize = goal.AverageDealSize with { Amount = size.Amount } } },
            WhatIfChange.Goal { Revenue: > 0m } other => terms with { Goal = goal with { Revenue = goal.Revenue with { Amount = other.Revenue } } },
            WhatIfChange.Layer { Count: > 0m } layer when terms.Funnel.IndexOf(layer.Stage) is >= 0 and var at => terms with
            {
                Goal = goal with { Revenue = goal.AverageDealSize * (layer.Count * terms.Funnel.BenchmarkBetween(at, terms.Funnel.Stages.Count - 1)) },
            },
            _ => null,
        };
    }

    private static List<WhatIfLayer> LayersOf(Agreement before, Agreement after)
    {
        var (old, now) = (before.Funnel.TargetsFor(before.Goal.Customers), after.Funnel.TargetsFor(after.Goal.Customers));
        return
        [
            new(KpiIds.Revenue, before.Goal.Revenue.Amount, after.Goal.Revenue.Amount),
            .. before.Funnel.Stages.Select((stage, at) => new WhatIfLayer(stage.Id, old[at], now[at])).Reverse(),
        ];
    }
}

/// <summary>One layer of a what-if.</summary>
/// <param name="Id">Revenue, or a stage.</param>
/// <param name="Before">What it must bring as things are, exact.</param>
/// <param name="After">What it would have to bring, exact.</param>
public sealed record WhatIfLayer(KpiId Id, decimal Before, decimal After)
{
    /// <summary>Gets the number of things before as it is shown: rounded up.</summary>
    public decimal ShownBefore => new StageTarget(Before).Shown;

    /// <summary>Gets the number of things after as it is shown: rounded up.</summary>
    public decimal ShownAfter => new StageTarget(After).Shown;
}
