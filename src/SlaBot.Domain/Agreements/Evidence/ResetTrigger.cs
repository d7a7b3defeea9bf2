using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>A reason to look at the agreement again.</summary>
public abstract record ResetTrigger
{
    /// <summary>From this many weeks on, a pace outside its band is no passing weakness.</summary>
    public const int WeeksOfPace = 6;

    /// <summary>From this many months on, a rate outside its benchmark is no passing weakness.</summary>
    public const int MonthsOfRate = 3;

    private ResetTrigger()
    {
    }

    /// <summary>The day has come on which both sides wanted to look at it again.</summary>
    /// <param name="Day">The day.</param>
    public sealed record ReviewDue(LocalDate Day) : ResetTrigger;

    /// <summary>Revenue has long been off its pace, on one side.</summary>
    /// <param name="Weeks">For how many weeks in a row.</param>
    /// <param name="Since">The end of the first of these weeks.</param>
    /// <param name="Ratio">The pace at the end of the newest.</param>
    /// <param name="IsBelow">Whether it is below on pace; else it is ahead.</param>
    public sealed record PaceOff(int Weeks, LocalDate Since, decimal Ratio, bool IsBelow) : ResetTrigger;

    /// <summary>A rate has long lain outside its benchmark.</summary>
    /// <param name="Rate">The rate.</param>
    /// <param name="Months">For how many months in a row, counted under the terms in force.</param>
    public sealed record RateMoved(RateSeen Rate, int Months) : ResetTrigger;

    /// <summary>Every reason there is as of a view; empty where there is none, or where no agreement is in force.</summary>
    public static IReadOnlyList<ResetTrigger> In(View view)
    {
        var day = view.AsOf.Day;
        if (view.Agreements.InForceOn(day) is not { } revision)
        {
            return [];
        }

        var found = new List<ResetTrigger>();
        if (revision.Terms.Review is { } review && review <= day && revision.Reach.From < review)
        {
            found.Add(new ReviewDue(review));
        }

        if (PaceOffIn(view, revision) is { } off)
        {
            found.Add(off);
        }

        found.AddRange(RatesSeen.In(view)
            .Select(rate => new RateMoved(rate, rate.Outside.Count(month => month.Month.From >= revision.Reach.From)))
            .Where(moved => moved.Rate.Verdict is not null and not Rates.BenchmarkComparison.InLine && moved.Months >= MonthsOfRate));
        return found;
    }

    // The pace of the term at the end of each week back from the newest, as long as it lies on the same side of the band.
    private static PaceOff? PaceOffIn(View view, Revision revision)
    {
        var sunday = view.AsOf.Day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday));
        if (OffOn(sunday) is not var (ratio, isBelow))
        {
            return null;
        }

        var weeks = 1;
        while (OffOn(sunday.PlusWeeks(-weeks)) is { } off && off.IsBelow == isBelow)
        {
            weeks++;
        }

        return weeks >= WeeksOfPace ? new(weeks, sunday.PlusWeeks(1 - weeks), ratio, isBelow) : null;

        (decimal Ratio, bool IsBelow)? OffOn(LocalDate end)
        {
            if (end < revision.Reach.From || view.Catalog.Find(KpiIds.Revenue) is not { } revenue)
            {
                return null;
            }

            var then = view with { AsOf = AsOf.CloseOf(end) };
            var (bands, pace) = (revision.Terms.Pace.Thresholds, Assessor.Measure(revenue, revision.Terms.Term, then).Pace?.Ratio);
            return pace < bands.OnPace ? (pace.Value, true) : pace >= bands.Ahead ? (pace.Value, false) : null;
        }
    }
}
