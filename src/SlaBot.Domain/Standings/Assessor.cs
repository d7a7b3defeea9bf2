using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Standings;

/// <summary>Says how KPIs stand.</summary>
public static class Assessor
{
    /// <summary>How a KPI stands over some days, and where it is heading.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="period">The days asked about.</param>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    public static Standing Assess(Kpi kpi, Period period, View view)
    {
        var standing = Measure(kpi, period, view);
        return standing with { Projection = ProjectionOf(standing, view) };
    }

    /// <summary>How a KPI stands over some days, without a projection: enough for tables and explanations, and quicker.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="period">The days asked about.</param>
    /// <param name="view">What was agreed and counted, and the moment.</param>
    public static Standing Measure(Kpi kpi, Period period, View view)
    {
        var meter = new Meter(view);
        var measured = meter.Measure(kpi, period);
        var agreed = AgreedTarget.Of(kpi, period, view.Agreements, view.Totals);
        var expected = agreed.ExpectedBy(view.AsOf);
        Pace? pace = measured.Value is { } actual && expected is { } due ? new(actual, due, kpi.Better) : null;

        // A term that is not over has had less time to lose customers than its target is for.
        var rate = RateOf(kpi, period, measured, kpi.Measure is Measure.Churn ? expected : agreed.Total, view);
        var score = ScoreOf(kpi, period, agreed.Total, meter, view);

        return new()
        {
            Kpi = kpi,
            Period = period,
            AsOf = view.AsOf,
            Measured = measured,
            Target = agreed.Total,
            Expected = expected,
            Elapsed = kpi.IsProRated && agreed.Total is > 0m and { } whole ? expected!.Value / whole : Elapsed(period, view),
            Pace = pace,
            Status = StatusOf(kpi, measured, agreed, pace, rate?.Comparison ?? score?.Comparison, view),
            HasEnded = view.AsOf.HasEnded(period),
            WorkingDaysLeft = WorkingDaysLeft(period, view),
            Method = agreed.Method,
            SeasonFellBack = agreed.FellBack,
            Revisions = [.. agreed.Revisions],
            FreshAsOf = meter.FreshAsOf(kpi),
            Rate = rate,
            Score = score,
            Picture = kpi.Id == KpiIds.Revenue ? RevenuePicture.Of(period, view) : null,
        };
    }

    private static Status? StatusOf(Kpi kpi, Measurement measured, AgreedTarget agreed, Pace? pace, BenchmarkComparison? comparison, View view)
    {
        if (measured.Feed is null)
        {
            return Status.NoData;
        }

        if (measured.Value is null)
        {
            return view.AsOf.Day < agreed.Period.From ? Status.TooEarly : Status.NoData;
        }

        if (agreed.Total is not { } target || view.Agreement is not { } terms || pace is not { } known)
        {
            return null;
        }

        // The upper end of a band grows with time as the lower one does.
        var high = target > 0m && kpi.Target is > 0m and { } low ? (kpi.TargetHigh ?? low) * known.Expected / low : known.Expected;
        if (kpi.Better == Direction.Band && known.Actual >= known.Expected && known.Actual <= high)
        {
            return Status.OnPace;
        }

        var status = (kpi.Better == Direction.Band && known.Actual > high
            ? new Pace(known.Actual, high, Direction.Lower)
            : known).StatusBy(terms.Pace.Thresholds);

        // Inside the interval a difference from the benchmark is noise; outside, the bands say how grave it is.
        return comparison is BenchmarkComparison.InLine ? Status.OnPace : status;
    }

    private static ScoreEvidence? ScoreOf(Kpi kpi, Period period, decimal? target, Meter meter, View view)
    {
        if (kpi.Measure is not Measure.NetScore measure || !meter.IsComputed(kpi) || period.Until(view.AsOf.Day) is not { } days)
        {
            return null;
        }

        var score = meter.ScoreOf(measure, days);
        return new(score, target is { } agreed && kpi.Better != Direction.Band ? score.Interval?.Compare(agreed) : null);
    }

    private static RateEvidence? RateOf(Kpi kpi, Period period, Measurement measured, decimal? benchmark, View view)
    {
        if (kpi.Unit != KpiUnit.Share || measured is not { Numerator: { } above, Denominator: { } below })
        {
            return null;
        }

        var inPeriod = new ConversionRate(above, below);
        if (kpi.Measure is not Measure.Ratio ratio)
        {
            return new(inPeriod, inPeriod.Interval, benchmark is { } due ? inPeriod.Against(due) : null, null);
        }

        var cohort = ratio.Cohort is { } journeys && view.Totals.Of(journeys, Values.Feed.Leads) is { IsEmpty: false } conversions
            ? CohortRate.Of(period, view.AsOf, view.Totals.Of(ratio.Denominator, Values.Feed.Leads), conversions)
            : null;
        return AreCounts(ratio, view.Catalog)
            ? new(inPeriod, inPeriod.Interval, benchmark is { } agreed ? inPeriod.Against(agreed) : null, cohort)
            : new(inPeriod, null, null, cohort);
    }

    // An interval is about single things that happened or did not: sums of money have none.
    private static bool AreCounts(Measure.Ratio ratio, KpiCatalog catalog) =>
        catalog.Find(ratio.Numerator)?.Kind is null or KpiKind.Count && catalog.Find(ratio.Denominator)?.Kind is null or KpiKind.Count;

    private static Projection? ProjectionOf(Standing standing, View view)
    {
        if (standing.HasEnded || standing.Kpi is not { IsProRated: true, Measure: Measure.Total total } kpi)
        {
            return null;
        }

        // The rest of a period is what the whole will bring beyond what it has brought.
        var isRest = view.AsOf.Day.PlusDays(1) == standing.Period.From && view.Agreement?.Term.Contains(view.AsOf.Day) == true;
        var whole = isRest ? new Period(view.Agreement!.Term.From, standing.Period.To) : standing.Period;
        var pace = view.Agreement?.Pace ?? PacePolicy.Default;
        var projection = Projector.Project(new(new Meter(view).SeriesOf(total.Series), kpi.Kind == KpiKind.Money, whole, view.AsOf, view.Calendar, pace)
        {
            Term = view.Agreement?.Term ?? whole,
        });
        return isRest ? projection?.OfTheRest() : projection;
    }

    private static decimal Elapsed(Period period, View view)
    {
        var weights = TermWeights.WorkingDays(period, view.Calendar);
        var whole = weights.ShareOf(period);
        return whole > 0m ? weights.ShareOf(period, view.AsOf) / whole : view.AsOf.Day >= period.From ? 1m : 0m;
    }

    private static decimal WorkingDaysLeft(Period period, View view)
    {
        var (day, calendar) = (view.AsOf.Day, view.Calendar);
        var today = period.Contains(day) && calendar.IsWorkingDay(day) ? 1m - view.AsOf.DayShare : 0m;
        var from = LocalDate.Max(period.From, day.PlusDays(1));
        return today + (from <= period.To ? calendar.WorkingDays(new(from, period.To)) : 0);
    }
}
