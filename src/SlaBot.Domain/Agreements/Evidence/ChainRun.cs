using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>
/// A number of things in one stage run down the whole funnel through its rates, and set against the customers that are
/// needed: single rows of a proposal can each look right and still not add up to it.
/// </summary>
/// <param name="Stages">The stages from the one it starts in to the last.</param>
/// <param name="Counts">How many reach each of them, exact.</param>
/// <param name="Needed">How many have to reach the last.</param>
/// <param name="Start">How many of the first would be needed for that, exact.</param>
public sealed record ChainRun(IReadOnlyList<Stage> Stages, IReadOnlyList<decimal> Counts, decimal Needed, decimal Start)
{
    // Dividing by rates and multiplying again leaves its error in the last digits.
    private const decimal RelativeTolerance = 1e-18m;

    /// <summary>Gets how many reach the last stage.</summary>
    public decimal Delivered => Counts[^1];

    /// <summary>Gets whether the chain closes: what goes in at the top brings at least what is needed at the end.</summary>
    public bool Closes => Delivered >= Needed * (1m - RelativeTolerance);

    /// <summary>Runs a number of things down the funnel.</summary>
    /// <param name="funnel">The stages with their rates.</param>
    /// <param name="from">The place of the stage it starts in, 0 for the first.</param>
    /// <param name="start">How many there are in it.</param>
    /// <param name="needed">How many have to reach the last stage.</param>
    public static ChainRun Of(Funnel funnel, int from, decimal start, decimal needed)
    {
        var counts = new List<decimal> { start };
        foreach (var stage in funnel.Stages.Skip(from + 1))
        {
            counts.Add(counts[^1] * stage.Rate!.Value);
        }

        return new([.. funnel.Stages.Skip(from)], counts, needed, funnel.TargetsFor(needed)[from]);
    }

    /// <summary>
    /// The runs of an agreement's own targets: a stage can be given a target of its own beside what follows from the goal,
    /// and that number need not bring the customers. Empty where no stage has one.
    /// </summary>
    public static IReadOnlyList<ChainRun> OfOwnTargets(Agreement terms)
    {
        var needed = terms.Kpis.FirstOrDefault(own => own.Id == terms.Funnel.Last.Id || own.Id == KpiIds.NewCustomers)?.Target ?? terms.Goal.Customers;
        return
        [
            .. terms.Funnel.Stages.SkipLast(1).Index()
                .Select(stage => (stage.Index, terms.Kpis.FirstOrDefault(own => own.Id == stage.Item.Id)?.Target))
                .Where(stage => stage.Target is not null)
                .Select(stage => Of(terms.Funnel, stage.Index, stage.Target!.Value, needed)),
        ];
    }
}
