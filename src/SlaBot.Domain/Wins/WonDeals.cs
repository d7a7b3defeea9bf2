using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Wins;

/// <summary>The deals won on some days, as far as the daily totals tell: how many, for how much, and the single ones that can be told apart.</summary>
/// <param name="Days">The days.</param>
/// <param name="Count">How many deals were won.</param>
/// <param name="Amount">What they are worth together.</param>
/// <param name="Single">The deals that were the only one of their day and source, largest first.</param>
public sealed record WonDeals(Period Days, long Count, decimal Amount, IReadOnlyList<WonDeal> Single)
{
    /// <summary>Gets how many deals share their day and source with others, so that only their sum is known.</summary>
    public long Together => Math.Max(0, Count - Single.Count);

    /// <summary>The deals won on some days up to the view's moment.</summary>
    public static WonDeals In(Period days, View view)
    {
        var until = days.Until(view.AsOf.Day);
        var series = SeriesIn(view);
        if (until is not { } told)
        {
            return new(days, 0, 0m, []);
        }

        var sum = series.Sum(told);
        var single = new List<WonDeal>();
        foreach (var day in series.In(told))
        {
            single.AddRange(day.BySource.Where(source => source.Value.Count == 1).Select(source => new WonDeal(day.Date, source.Key, source.Value.Sum)));
        }

        return new(days, sum.Count, sum.Sum, [.. single.OrderByDescending(deal => deal.Amount).ThenByDescending(deal => deal.Date)]);
    }

    /// <summary>The last day up to the view's moment on which a deal was won, with what it brought; null before the first.</summary>
    public static WonDeals? Latest(View view) => SeriesIn(view).LastUpTo(view.AsOf.Day) is { } last ? In(Period.Of(last.Date), view) : null;

    /// <summary>The first day on which a deal was won; null where none was.</summary>
    public static LocalDate? FirstDay(View view) => SeriesIn(view).FirstDate;

    /// <summary>The day on which the goal of the agreement's term was reached; null while it is not.</summary>
    public static LocalDate? GoalReachedOn(View view)
    {
        if (view.Agreement is not { Goal: var goal } terms || terms.Term.Until(view.AsOf.Day) is not { } told)
        {
            return null;
        }

        var won = 0m;
        foreach (var day in new Meter(view).SeriesOf(KpiIds.Revenue).In(told))
        {
            won += day.Total.Sum;
            if (won >= goal.Revenue.Amount)
            {
                return day.Date;
            }
        }

        return null;
    }

    /// <summary>The revenue of won deals, day by day; numbers from elsewhere count no deals.</summary>
    internal static TotalsSeries SeriesIn(View view) => view.Totals.Of(KpiIds.Revenue, Feed.Deals);
}

/// <summary>A won deal that can be told from the others of its day.</summary>
/// <param name="Date">The day it was won.</param>
/// <param name="Source">Where it came from; empty where nobody said.</param>
/// <param name="Amount">What it is worth.</param>
public sealed record WonDeal(LocalDate Date, string Source, decimal Amount);
