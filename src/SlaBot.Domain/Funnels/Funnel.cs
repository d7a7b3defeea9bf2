using SlaBot.Domain.Values;

namespace SlaBot.Domain.Funnels;

/// <summary>The ordered stages from traffic to customer, top first; 2 to 10 of them, each named once.</summary>
public sealed class Funnel
{
    /// <summary>The fewest and the most stages a funnel has.</summary>
    public const int MinimumStages = 2, MaximumStages = 10;

    /// <summary>The longest id of a stage: two of them and the words between make the id of a rate, which has at most 64 characters.</summary>
    public const int LongestStageId = 27;

    /// <summary>Makes a funnel.</summary>
    /// <exception cref="ArgumentException">Too few or too many stages, a name twice or too long, or a rate missing or out of range.</exception>
    public Funnel(IReadOnlyList<Stage> stages)
    {
        if (stages.Count is < MinimumStages or > MaximumStages)
        {
            throw new ArgumentException($"A funnel has {MinimumStages} to {MaximumStages} stages, not {stages.Count}.", nameof(stages));
        }

        if (stages.DistinctBy(stage => stage.Id).Count() != stages.Count)
        {
            throw new ArgumentException("Each stage of a funnel is named once.", nameof(stages));
        }

        if (stages.FirstOrDefault(stage => stage.Id.Value.Length > LongestStageId) is { } tooLong)
        {
            throw new ArgumentException($"'{tooLong.Id}' is too long for a stage: at most {LongestStageId} characters.", nameof(stages));
        }

        if (stages[0].Rate is not null || stages.Skip(1).Any(stage => stage.Rate is not > 0m or > 1m))
        {
            throw new ArgumentException("Every stage but the first has a rate above 0 % and up to 100 %.", nameof(stages));
        }

        Stages = stages;
    }

    /// <summary>Gets the funnel used where the company named none: visits, leads, MQLs, SQLs, proposals, customers.</summary>
    public static Funnel Default { get; } = new(
    [
        new(new("visits"), new("marketing"), null),
        new(new("leads"), new("marketing"), 0.025m),
        new(new("mqls"), new("marketing"), 0.40m),
        new(new("sqls"), new("sales"), 0.50m),
        new(new("proposals"), new("sales"), 0.40m),
        new(new("new_customers"), new("sales"), 0.25m),
    ]);

    /// <summary>Gets the stages, top first.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Gets the first stage.</summary>
    public Stage Top => Stages[0];

    /// <summary>Gets the last stage: the customers won.</summary>
    public Stage Last => Stages[^1];

    /// <summary>The place of a stage from the top, 0 for the first; −1 where the funnel has no such stage.</summary>
    public int IndexOf(KpiId stage)
    {
        for (var i = 0; i < Stages.Count; i++)
        {
            if (Stages[i].Id == stage)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The agreed share of one stage that reaches a later one: the product of the rates between them.</summary>
    public decimal BenchmarkBetween(int from, int to)
    {
        var benchmark = 1m;
        for (var i = from + 1; i <= to; i++)
        {
            benchmark *= Stages[i].Rate!.Value;
        }

        return benchmark;
    }

    /// <summary>The exact target of every stage, top first, for a number of customers (docs/formulas.md, targets through the funnel: rates divided upwards).</summary>
    /// <param name="customers">What the last stage must bring; 0 or more.</param>
    public IReadOnlyList<decimal> TargetsFor(decimal customers)
    {
        var targets = new decimal[Stages.Count];
        targets[^1] = customers;
        for (var i = Stages.Count - 1; i > 0; i--)
        {
            targets[i - 1] = targets[i] / Stages[i].Rate!.Value;
        }

        return targets;
    }

    /// <summary>
    /// What one thing in a stage is worth: the share of it that becomes a customer times the average deal, exact
    /// (docs/formulas.md, targets through the funnel).
    /// </summary>
    /// <param name="stage">The stage's place from the top, 0 for the first.</param>
    /// <param name="averageDeal">What a customer brings.</param>
    public Money LeadValue(int stage, Money averageDeal) => averageDeal * BenchmarkBetween(stage, Stages.Count - 1);
}
