using NodaTime;
using SlaBot.Domain.Kpis;

namespace SlaBot.Domain.Standings;

/// <summary>A KPI over a run of weeks or months.</summary>
public static class Series
{
    /// <summary>The last complete weeks up to a day, oldest first; those before the first number are left out.</summary>
    public static IReadOnlyList<(Period Week, decimal Value)> Weeks(Kpi kpi, View view, LocalDate until, int most)
    {
        var monday = until.PlusDays(1).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return Measured(kpi, view, Enumerable.Range(1, most).Select(back => new Period(monday.PlusWeeks(-back), monday.PlusWeeks(1 - back).PlusDays(-1))).Reverse());
    }

    /// <summary>A KPI over some periods; those before its first number, and those without a value, are left out.</summary>
    public static IReadOnlyList<(Period Period, decimal Value)> Measured(Kpi kpi, View view, IEnumerable<Period> periods)
    {
        var meter = new Meter(view);
        var first = FirstDate(kpi, meter);
        return
        [
            .. periods
                .Where(period => first is { } day && period.To >= day && period.From <= view.AsOf.Day)
                .Select(period => (period, meter.Measure(kpi, period).Value))
                .Where(point => point.Value is not null)
                .Select(point => (point.period, point.Value!.Value)),
        ];
    }

    private static LocalDate? FirstDate(Kpi kpi, Meter meter) => kpi.Measure switch
    {
        { MayBeRead: true } when !meter.IsComputed(kpi) => meter.SeriesOf(kpi.Id).FirstDate,
        Measure.Churn churn => meter.SeriesOf(churn.Lost).FirstDate,
        Measure.NetScore score => score.Parts.Select(part => meter.SeriesOf(part).FirstDate).Min(),
        Measure.Total total => meter.SeriesOf(total.Series).FirstDate,
        Measure.Ratio ratio => meter.SeriesOf(ratio.Denominator).FirstDate ?? meter.SeriesOf(kpi.Id).FirstDate,
        Measure.Percentile percentile => meter.SeriesOf(percentile.Series).FirstDate,
        Measure.Reading reading => meter.SeriesOf(reading.Series).FirstDate,
        _ => null,
    };
}
