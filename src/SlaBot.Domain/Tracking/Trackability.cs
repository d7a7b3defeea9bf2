using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tracking;

/// <summary>Says which KPIs can be tracked (docs/formulas.md, trackability). Pure: the same view gives the same.</summary>
public static class Trackability
{
    /// <summary>The share of working days below which a KPI is hard to report.</summary>
    public const decimal FewestReported = 0.8m;

    private const int WeeksLookedAt = 8, FewestDays = 10;

    /// <summary>
    /// What people answer for, in the catalog's order: revenue, stages, and the KPIs that the agreement names. Rates of the
    /// funnel and the deal size follow from those, and parts from what they are computed into, unless they have a target.
    /// </summary>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    public static IReadOnlyList<KpiTracking> All(View view)
    {
        if (view.Agreement is not { } terms)
        {
            return [];
        }

        var named = terms.Kpis.Select(kpi => kpi.Id).ToHashSet();
        var parts = view.Catalog.All.Where(kpi => kpi.Measure.Parts.Count > 1 && (kpi.Target is not null || named.Contains(kpi.Id))).SelectMany(kpi => kpi.Measure.Parts).ToHashSet();
        if (terms.Recurring is { } recurring)
        {
            parts.UnionWith([recurring.Renewed, recurring.Expanded, recurring.Churned]);
        }

        return
        [
            .. view.Catalog.All
                .Where(kpi => kpi.Target is not null || (named.Contains(kpi.Id) && !parts.Contains(kpi.Id)))
                .Where(kpi => kpi.Measure is not Measure.Ratio { MayBeRead: false } rate || !Follows(rate, terms))
                .Select(kpi => Of(kpi, view)),
        ];
    }

    /// <summary>Whether one KPI can be tracked.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    public static KpiTracking Of(Kpi kpi, View view)
    {
        var (meter, today) = (new Meter(view), view.AsOf.Day);
        var series = meter.SeriesIn(kpi);
        var last = meter.FreshAsOf(kpi);
        var stale = StaleDays(last, today, kpi.FreshnessDays);
        var share = last is null || stale > 0 ? null : ReportedShare(kpi, series.Select(meter.SeriesOf), view);
        return new()
        {
            Kpi = kpi,
            State = last is null ? TrackingState.NeverReported
                : stale > 0 ? TrackingState.Stale
                : share < FewestReported ? TrackingState.HardToReport
                : TrackingState.Tracked,
            Feed = last is null ? null : series.Select(part => view.Totals.FeedOf(part, view.Catalog.Find(part)?.Feed)).FirstOrDefault(feed => feed is not null),
            LastDay = last,
            StaleDays = stale,
            ReportedShare = share,
            Missing = [.. series.Where(part => StaleDays(meter.SeriesOf(part).LastUpTo(today)?.Date, today, kpi.FreshnessDays) > 0 || meter.SeriesOf(part).LastUpTo(today) is null)],
            IsTargetMissing = kpi is { Target: null, Owner: not null },
        };
    }

    /// <summary>How old a newest number is where that is older than agreed, in days; 0 while it is fresh enough, or where there is none.</summary>
    /// <param name="last">The last day up to which numbers are told, or null.</param>
    /// <param name="needed">The day up to which they are needed.</param>
    /// <param name="limit">How many days old they may be.</param>
    public static int StaleDays(LocalDate? last, LocalDate needed, int limit) =>
        last is { } fresh && NodaTime.Period.DaysBetween(fresh, needed) is var age && age > limit ? age : 0;

    private static bool Follows(Measure.Ratio rate, Agreement terms) =>
        (rate.Numerator == KpiIds.Revenue || terms.Funnel.IndexOf(rate.Numerator) >= 0) && terms.Funnel.IndexOf(rate.Denominator) >= 0;

    // Of the last eight weeks' working days those on which the newest number was fresh: it makes no difference whether a KPI
    // is to be told daily or weekly, since its limit says so.
    private static decimal? ReportedShare(Kpi kpi, IEnumerable<TotalsSeries> series, View view)
    {
        var all = series.ToList();
        if (all.Any(one => one.IsEmpty) || kpi.Measure.Parts.Concat([kpi.Id]).Any(part => view.Totals.FeedOf(part, view.Catalog.Find(part)?.Feed) is { } feed && feed != Feed.Daily))
        {
            return null;
        }

        var today = view.AsOf.Day;
        var firsts = all.Select(one => one.FirstDate!.Value);
        var from = LocalDate.Max(kpi.Measure is Measure.NetScore ? firsts.Min() : firsts.Max(), today.PlusWeeks(-WeeksLookedAt).PlusDays(1));
        if (from > today)
        {
            return null;
        }

        var days = new Period(from, today).Days.Where(view.Calendar.IsWorkingDay).ToList();
        return days.Count < FewestDays ? null : (decimal)days.Count(IsFresh) / days.Count;

        bool IsFresh(LocalDate day)
        {
            var fresh = all.Count(one => one.LastUpTo(day) is { } told && NodaTime.Period.DaysBetween(told.Date, day) <= kpi.FreshnessDays);
            return kpi.Measure is Measure.NetScore ? fresh > 0 : fresh == all.Count;
        }
    }
}
