using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Wins;

/// <summary>What a deal did to the goal of its term, at the close of its day or now, whichever is earlier (docs/formulas.md, pace).</summary>
/// <param name="Before">The share of the goal that was reached without the deal.</param>
/// <param name="After">The share that is reached with it.</param>
/// <param name="Expected">The share that was expected by then; null where nothing was.</param>
/// <param name="StatusBefore">How revenue would stand without the deal.</param>
/// <param name="StatusAfter">How it stands with it.</param>
/// <param name="Customers">The customers won in the term up to then.</param>
/// <param name="CustomersTarget">The customers that the goal takes, rounded up.</param>
public sealed record GoalEffect(decimal Before, decimal After, decimal? Expected, Status? StatusBefore, Status? StatusAfter, decimal? Customers, decimal? CustomersTarget)
{
    /// <summary>Gets whether revenue is on pace with the deal and would not be without it.</summary>
    public bool IsBackOnPace => StatusBefore is Status.Behind or Status.AtRisk && StatusAfter is Status.OnPace or Status.Ahead;

    /// <summary>What a deal did; null where no goal was agreed for its day, or revenue is not counted from deals.</summary>
    /// <param name="won">The day it was won.</param>
    /// <param name="amount">What it is worth.</param>
    /// <param name="view">What was agreed and counted, the deal included.</param>
    public static GoalEffect? Of(LocalDate won, decimal amount, View view)
    {
        var then = won < view.AsOf.Day ? view with { AsOf = AsOf.CloseOf(won) } : view;
        if (then.Agreements.InForceOn(won)?.Terms is not { Term: var term } terms || then.Catalog.Find(KpiIds.Revenue) is not { } revenue)
        {
            return null;
        }

        var standing = Assessor.Measure(revenue, term, then);
        if (standing is not { Actual: { } actual, Target: > 0m and { } goal } || standing.Measured.Feed != Feed.Deals)
        {
            return null;
        }

        var customers = Assessor.Measure(then.Catalog.Find(terms.Funnel.Last.Id)!, term, then);
        return new(
            (actual - amount) / goal,
            actual / goal,
            standing.Expected / goal,
            StatusOf(actual - amount, standing.Expected, terms.Pace),
            StatusOf(actual, standing.Expected, terms.Pace),
            customers.Actual,
            customers.Target is { } target ? Math.Ceiling(target) : null);
    }

    private static Status? StatusOf(decimal actual, decimal? expected, PacePolicy policy) =>
        expected is { } due ? new Pace(actual, due).StatusBy(policy.Thresholds) : null;
}
