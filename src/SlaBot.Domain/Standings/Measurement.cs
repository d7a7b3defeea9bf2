using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Standings;

/// <summary>What a KPI was over some days, up to a moment.</summary>
/// <param name="Value">Its value in its unit; null where there is nothing to compute it from.</param>
/// <param name="Numerator">What a ratio divides, else null.</param>
/// <param name="Denominator">What a ratio divides by, else null.</param>
/// <param name="Feed">The feed that delivered it; null before any did.</param>
public sealed record Measurement(decimal? Value, decimal? Numerator, decimal? Denominator, Feed? Feed)
{
    private const decimal MinutesPerHour = 60m;

    /// <summary>Measures a KPI.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="period">The days asked about; days after <paramref name="asOf"/> do not count.</param>
    /// <param name="asOf">The moment up to which facts count.</param>
    /// <param name="totals">The daily totals.</param>
    /// <param name="catalog">The KPIs of the agreement: they say which feed counts for each series.</param>
    public static Measurement Of(Kpi kpi, Period period, AsOf asOf, DailyTotals totals, KpiCatalog catalog)
    {
        var until = period.Until(asOf.Day);
        return kpi.Measure switch
        {
            Measure.Total total => OfTotal(Source(total.Series)),
            Measure.Ratio ratio => OfRatio(Source(ratio.Numerator), Source(ratio.Denominator)),
            Measure.Percentile percentile => OfPercentile(percentile.Percent, Source(percentile.Series)),
            Measure.Reading reading => OfReading(Source(reading.Series)),
            _ => throw new InvalidOperationException($"{kpi.Measure} is not measured."),
        };

        (TotalsSeries Series, Feed? Feed) Source(KpiId series)
        {
            var agreed = (series == kpi.Id ? kpi.Feed : null) ?? catalog.Find(series)?.Feed;
            return (totals.Of(series, agreed), totals.FeedOf(series, agreed));
        }

        Measurement OfTotal((TotalsSeries Series, Feed? Feed) source) =>
            new(source.Series.IsEmpty ? null : Sum(source.Series), null, null, source.Feed);

        Measurement OfRatio((TotalsSeries Series, Feed? Feed) above, (TotalsSeries Series, Feed? Feed) below)
        {
            if (above.Series.IsEmpty || below.Series.IsEmpty)
            {
                // Numbers for the rate itself may still come in, where nobody counts what it is made of.
                return OfReading(Source(kpi.Id));
            }

            var (numerator, denominator) = (Sum(above.Series), Sum(below.Series));
            return new(denominator > 0m ? numerator / denominator : null, numerator, denominator, above.Feed);
        }

        Measurement OfPercentile(int percent, (TotalsSeries Series, Feed? Feed) source)
        {
            var sum = until is { } days ? source.Series.Sum(days) : default;
            return sum.Spread?.Percentile(percent) is { } length
                ? new(kpi.Unit == KpiUnit.Hours ? length / MinutesPerHour : length, null, null, source.Feed)
                : new(sum.Count > 0 ? sum.Sum / sum.Count : null, null, null, source.Feed);
        }

        Measurement OfReading((TotalsSeries Series, Feed? Feed) source)
        {
            if (source.Feed == Feed.Deals)
            {
                // Deals enter and leave a level (the pipeline): it is what has come in so far and not gone.
                return new(source.Series.Sum(new(source.Series.FirstDate!.Value, Latest(source.Series, until ?? period))).Sum, null, null, source.Feed);
            }

            var last = until is { } days ? source.Series.LastUpTo(days.To) : null;
            var reading = last is not null && period.Contains(last.Date) ? last.Total : default;
            return new(reading.Count == 0 ? null : kpi.Unit == KpiUnit.Money ? reading.Sum : reading.Sum / reading.Count, null, null, source.Feed);
        }

        decimal Sum(TotalsSeries series) => until is { } days ? series.Sum(days).Sum : 0m;
    }

    private static NodaTime.LocalDate Latest(TotalsSeries series, Period until) =>
        NodaTime.LocalDate.Max(series.FirstDate!.Value, until.To);
}
