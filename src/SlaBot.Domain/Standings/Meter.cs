using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Retention;
using SlaBot.Domain.Scores;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Standings;

/// <summary>Reads KPIs off the daily totals, each by its kind.</summary>
/// <param name="view">The totals, the moment, and the agreement that says which feed counts.</param>
public sealed class Meter(View view)
{
    private const decimal MinutesPerHour = 60m;

    /// <summary>What a KPI was over some days; days after the view's moment do not count.</summary>
    public Measurement Measure(Kpi kpi, Period period)
    {
        var until = period.Until(view.AsOf.Day);
        return kpi.Measure switch
        {
            Measure.Total total => Total(SourceOf(total.Series), until),
            { MayBeRead: true } when !IsComputed(kpi) => Reading(kpi, SourceOf(kpi.Id), until),
            Measure.Churn churn => Churn(churn, SourceOf(churn.Customers), SourceOf(churn.Lost), until),
            Measure.NetScore score => NetScore(score, until),
            Measure.Ratio ratio => Ratio(kpi, SourceOf(ratio.Numerator), SourceOf(ratio.Denominator), until),
            Measure.Percentile percentile => Percentile(kpi, percentile.Percent, SourceOf(percentile.Series), until),
            Measure.Reading reading => Reading(kpi, SourceOf(reading.Series), until),
            _ => throw new InvalidOperationException($"{kpi.Measure} is not measured."),
        };
    }

    /// <summary>Whether a KPI is worked out from its parts, since each of them has numbers; else it is read, where that may be.</summary>
    public bool IsComputed(Kpi kpi) => IsComputed(kpi, view.Catalog, view.Totals);

    /// <inheritdoc cref="IsComputed(Kpi)"/>
    public static bool IsComputed(Kpi kpi, KpiCatalog catalog, DailyTotals totals) =>
        kpi.Measure.Parts.All(part => !totals.Of(part, catalog.Find(part)?.Feed).IsEmpty);

    /// <summary>What a churn or retention KPI's days began with and lost.</summary>
    /// <param name="churn">How it is computed.</param>
    /// <param name="until">The days, up to the last that counts.</param>
    public CustomerBase BaseOf(Measure.Churn churn, Period until) =>
        CustomerBase.Of(until, SeriesOf(churn.Customers), SeriesOf(churn.Lost), view.Catalog.Find(churn.Customers)?.FreshnessDays ?? Kpi.DefaultLevelFreshnessDays);

    /// <summary>The promoters, passives and detractors of some days.</summary>
    /// <param name="score">How it is computed.</param>
    /// <param name="until">The days, up to the last that counts.</param>
    public NetScore ScoreOf(Measure.NetScore score, Period until) => new(
        SourceOf(score.Promoters).Sum(until), SourceOf(score.Passives).Sum(until), SourceOf(score.Detractors).Sum(until));

    /// <summary>The daily totals of a series from the feed that counts for it.</summary>
    public TotalsSeries SeriesOf(KpiId series) => SourceOf(series).Series;

    private Source SourceOf(KpiId series)
    {
        var agreed = view.Catalog.Find(series)?.Feed;
        var totals = view.Totals.Of(series, agreed);
        return new(totals, totals.FirstDate <= view.AsOf.Day ? view.Totals.FeedOf(series, agreed) : null);
    }

    /// <summary>
    /// The last day up to which a KPI's numbers are told: for deals and leads the last on which their feed said anything,
    /// since a quiet week is news too; for daily numbers the last of the KPI's own. Null before the first.
    /// </summary>
    public LocalDate? FreshAsOf(Kpi kpi)
    {
        var days = SeriesIn(kpi)
            .Select(SourceOf)
            .Select(source => source.Feed is not { } feed ? null
                : feed == Feed.Daily ? source.Series.LastUpTo(view.AsOf.Day)?.Date
                : view.Totals.FreshAsOf(feed, view.AsOf.Day))
            .Where(day => day is not null)
            .DefaultIfEmpty();

        // A day of answers without a single detractor is told as well as any other.
        return kpi.Measure is Measure.NetScore ? days.Max() : days.Min();
    }

    /// <summary>The series that a KPI's numbers come from: its parts, or itself where it is read.</summary>
    public IReadOnlyList<KpiId> SeriesIn(Kpi kpi) => kpi.Measure.MayBeRead && !IsComputed(kpi) ? [kpi.Id] : kpi.Measure.Parts;

    // Before the first number of all nothing is known; after it, a period without any has brought none.
    private static Measurement Total(Source source, Period? until) =>
        new(until is { } days && source.Series.FirstDate <= days.To ? source.Sum(until) : null, null, null, source.Feed);

    // Numbers for the rate itself may still come in where nobody counts what it is made of.
    private Measurement Ratio(Kpi kpi, Source above, Source below, Period? until)
    {
        if (above.Series.IsEmpty || below.Series.IsEmpty)
        {
            return Reading(kpi, SourceOf(kpi.Id), until);
        }

        var (numerator, denominator) = (above.Sum(until), below.Sum(until));
        return new(denominator > 0m ? numerator / denominator : null, numerator, denominator, above.Feed);
    }

    // Nothing is made up where nobody told how many customers there were.
    private Measurement Churn(Measure.Churn churn, Source customers, Source lost, Period? until)
    {
        if (until is not { } days || lost.Series.FirstDate > days.To)
        {
            return new(null, null, null, customers.Feed);
        }

        var told = BaseOf(churn, days);
        var share = new ConversionRate((churn.IsKept ? told.Kept : told.Lost) ?? 0m, told.AtStart ?? 0m);
        return told.AtStart is null ? new(null, null, null, customers.Feed) : new(share.Value, share.Numerator, share.Denominator, customers.Feed);
    }

    private Measurement NetScore(Measure.NetScore measure, Period? until)
    {
        var score = until is { } days ? ScoreOf(measure, days) : new(0m, 0m, 0m);
        return new(score.Value, score.Promoters - score.Detractors, score.Answers, SourceOf(measure.Promoters).Feed);
    }

    private static Measurement Percentile(Kpi kpi, int percent, Source source, Period? until)
    {
        var total = until is { } days ? source.Series.Sum(days) : default;
        if (total.Spread?.Percentile(percent) is { } length)
        {
            return new(kpi.Unit == KpiUnit.Hours ? length / MinutesPerHour : length, null, null, source.Feed);
        }

        // A feed of daily numbers tells no single durations: their mean is the best there is.
        return new(total.Count > 0 ? total.Sum / total.Count : null, null, null, source.Feed);
    }

    private static Measurement Reading(Kpi kpi, Source source, Period? until)
    {
        if (until is not { } days || source.Series.FirstDate is not { } first)
        {
            return new(null, null, null, source.Feed);
        }

        if (source.Feed == Feed.Deals)
        {
            // Deals enter and leave a level (the pipeline): it is what has come in and not gone.
            return new(first <= days.To ? source.Sum(new Period(first, days.To)) : 0m, null, null, source.Feed);
        }

        var last = source.Series.LastUpTo(days.To) is { } day && days.Contains(day.Date) ? day.Total : default;
        decimal? value = last.Count == 0 ? null : kpi.Unit == KpiUnit.Money ? last.Sum : last.Sum / last.Count;
        return new(value, null, null, source.Feed);
    }

    private sealed record Source(TotalsSeries Series, Feed? Feed)
    {
        public decimal Sum(Period? days) => days is { } period ? Series.Sum(period).Sum : 0m;
    }
}
