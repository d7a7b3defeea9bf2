using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Standings;

/// <summary>
/// New business and recurring revenue of some days side by side, each from its own series (docs/formulas.md, the revenue
/// picture). An amount that nobody ever told is null, not 0.
/// </summary>
/// <param name="New">New business: the revenue that the goal is about.</param>
/// <param name="Renewed">What customers pay again.</param>
/// <param name="Expanded">What customers pay more.</param>
/// <param name="Churned">What customers pay no more.</param>
public sealed record RevenuePicture(decimal? New, decimal? Renewed, decimal? Expanded, decimal? Churned)
{
    /// <summary>Gets what came in altogether, less what was lost; null as long as one of the four is not told.</summary>
    public decimal? Net => New + Renewed + Expanded - Churned;

    /// <summary>The picture of some days up to the view's moment; null where the agreement asks for none.</summary>
    /// <param name="period">The days.</param>
    /// <param name="view">What was agreed and counted.</param>
    public static RevenuePicture? Of(Period period, View view)
    {
        if (view.Agreement?.Recurring is not { } recurring)
        {
            return null;
        }

        var meter = new Meter(view);
        return new(Sum(KpiIds.Revenue), Sum(recurring.Renewed), Sum(recurring.Expanded), Sum(recurring.Churned));

        decimal? Sum(KpiId series) => period.Until(view.AsOf.Day) is { } days && meter.SeriesOf(series) is var totals && totals.FirstDate <= days.To
            ? totals.Sum(days).Sum
            : null;
    }
}
