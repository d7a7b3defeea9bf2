using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>Looks at every rate of the funnel over a window (docs/formulas.md, rates).</summary>
public static class RatesSeen
{
    private const int MonthsTogether = 3;

    // Since when a rate has lain outside may be longer ago than what it is judged by.
    private const int MonthsBack = 14;

    /// <summary>The rates between neighbouring stages, top first; those of stages without numbers have nothing seen.</summary>
    public static IReadOnlyList<RateSeen> In(View view, EvidenceWindow window = EvidenceWindow.LastTwelveMonths)
    {
        var (catalog, days) = (view.Catalog, window.DaysIn(view));
        return
        [
            .. catalog.Funnel.Stages.Zip(catalog.Funnel.Stages.Skip(1), (above, below) => catalog.Find(KpiIds.Rate(above.Id, below.Id))!)
                .Select(rate => Of(rate, days, view)),
        ];
    }

    private static RateSeen Of(Kpi kpi, Period days, View view)
    {
        var ratio = (Measure.Ratio)kpi.Measure;
        var journeys = ratio.Cohort is { } cohort ? view.Totals.Of(cohort, Feed.Leads) : TotalsSeries.Empty;
        return journeys.IsEmpty ? OfDays(kpi, ratio, days, view) : OfCohorts(kpi, days, view, view.Totals.Of(ratio.Denominator, Feed.Leads), journeys);
    }

    private static RateSeen OfDays(Kpi kpi, Measure.Ratio ratio, Period days, View view)
    {
        var meter = new Meter(view);
        var (above, below) = (meter.SeriesOf(ratio.Numerator), meter.SeriesOf(ratio.Denominator));
        var (told, longer) = (Told(days, above, below), Told(Longer(days), above, below));
        ConversionRate In(Period part) => ConversionRate.In(part, above, below);
        return new()
        {
            Kpi = kpi,
            Benchmark = kpi.Target,
            Days = told ?? days,
            Seen = told is { } known ? In(known) : default,
            IsOfCohorts = false,
            Months = longer is { } all ? Months([.. all.ByMonth().Where(IsWhole).Select(month => (month, In(month)))], kpi.Target) : [],
        };
    }

    private static Period Longer(Period days) => new(Period.MonthOf(days.From).From.PlusMonths(-MonthsBack), days.To);

    // Days before both stages are counted tell nothing of the rate between them.
    private static Period? Told(Period days, TotalsSeries above, TotalsSeries below) =>
        above.FirstDate is { } one && below.FirstDate is { } other ? days.Intersect(new(NodaTime.LocalDate.Max(one, other), NodaTime.LocalDate.Max(days.To, NodaTime.LocalDate.Max(one, other)))) : null;

    private static RateSeen OfCohorts(Kpi kpi, Period days, View view, TotalsSeries entered, TotalsSeries journeys)
    {
        var cohorts = CohortsIn(days);
        var mature = cohorts.Where(IsMature).ToList();
        return new()
        {
            Kpi = kpi,
            Benchmark = kpi.Target,
            Days = mature.Count == 0 ? days : new(mature[0].Month.From, mature[^1].Month.To),
            Seen = new(mature.Sum(cohort => cohort.Rate.Numerator), mature.Sum(cohort => cohort.Rate.Denominator)),
            IsOfCohorts = true,
            TooYoung = [.. cohorts.Where(cohort => cohort.Rate is { IsMaturing: true, Denominator: > 0m }).Select(cohort => cohort.Month)],
            Months = Months([.. CohortsIn(Longer(days)).Where(IsMature).Where(cohort => IsWhole(cohort.Month)).Select(cohort => (cohort.Month, cohort.Rate.Seen))], kpi.Target),
        };

        List<(Period Month, CohortRate Rate)> CohortsIn(Period part) => [.. part.ByMonth().Select(month => (month, CohortRate.Of(month, view.AsOf, entered, journeys)))];
        static bool IsMature((Period Month, CohortRate Rate) cohort) => !cohort.Rate.IsMaturing && cohort.Rate.Denominator > 0m;
    }

    private static List<RateMonth> Months(IReadOnlyList<(Period Month, ConversionRate Rate)> months, decimal? benchmark)
    {
        var told = new List<RateMonth>();
        for (var at = 0; at < months.Count; at++)
        {
            var together = months.Take(at + 1).TakeLast(MonthsTogether).ToList();
            var quarter = new ConversionRate(together.Sum(one => one.Rate.Numerator), together.Sum(one => one.Rate.Denominator));
            var isEnough = together.Count == MonthsTogether && quarter.Denominator >= RateSeen.FewestEntered;
            told.Add(new(months[at].Month, months[at].Rate, quarter, isEnough && benchmark is { } agreed ? quarter.Against(agreed) : null));
        }

        return told;
    }

    private static bool IsWhole(Period month) => month == Period.MonthOf(month.From);
}
