using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>
/// All pages of a workspace, and the snapshot that answers read. Immutable: a change makes a new one that shares all
/// that did not change.
/// </summary>
internal sealed class TotalsPages
{
    private readonly ImmutableDictionary<SeriesKey, ImmutableSortedDictionary<YearMonth, MonthPage>> pages;
    private readonly ImmutableDictionary<SeriesKey, TotalsSeries> series;

    private TotalsPages(
        ImmutableDictionary<SeriesKey, ImmutableSortedDictionary<YearMonth, MonthPage>> pages,
        ImmutableDictionary<SeriesKey, TotalsSeries> series,
        ImmutableDictionary<KpiId, Feed> delivering)
    {
        (this.pages, this.series, Delivering) = (pages, series, delivering);
        Totals = new(series, delivering);
    }

    /// <summary>Gets no pages.</summary>
    public static TotalsPages Empty { get; } = new(
        ImmutableDictionary<SeriesKey, ImmutableSortedDictionary<YearMonth, MonthPage>>.Empty,
        ImmutableDictionary<SeriesKey, TotalsSeries>.Empty,
        ImmutableDictionary<KpiId, Feed>.Empty);

    /// <summary>Gets the feed that delivered each series first.</summary>
    public ImmutableDictionary<KpiId, Feed> Delivering { get; }

    /// <summary>Gets the snapshot.</summary>
    public DailyTotals Totals { get; }

    /// <summary>Gets the series that hold something.</summary>
    public IEnumerable<SeriesKey> Series => pages.Keys;

    /// <summary>A page, or null.</summary>
    public MonthPage? Find(SeriesKey key, YearMonth month) => pages.GetValueOrDefault(key)?.GetValueOrDefault(month);

    /// <summary>The months that a series holds something in.</summary>
    public IEnumerable<YearMonth> MonthsOf(SeriesKey key) => pages.GetValueOrDefault(key)?.Keys ?? [];

    /// <summary>These pages with some replaced; a null page takes the month out.</summary>
    public TotalsPages With(IEnumerable<KeyValuePair<(SeriesKey Series, YearMonth Month), MonthPage?>> changes, ImmutableDictionary<KpiId, Feed> delivering)
    {
        var (newPages, newSeries) = (pages.ToBuilder(), series.ToBuilder());
        foreach (var changed in changes.GroupBy(change => change.Key.Series))
        {
            var months = newPages.GetValueOrDefault(changed.Key, ImmutableSortedDictionary<YearMonth, MonthPage>.Empty).ToBuilder();
            foreach (var (key, page) in changed)
            {
                if (page is null)
                {
                    months.Remove(key.Month);
                }
                else
                {
                    months[key.Month] = page;
                }
            }

            Put(newPages, newSeries, changed.Key, months.ToImmutable());
        }

        return new(newPages.ToImmutable(), newSeries.ToImmutable(), delivering);
    }

    private static void Put(
        ImmutableDictionary<SeriesKey, ImmutableSortedDictionary<YearMonth, MonthPage>>.Builder pages,
        ImmutableDictionary<SeriesKey, TotalsSeries>.Builder series,
        SeriesKey key,
        ImmutableSortedDictionary<YearMonth, MonthPage> months)
    {
        if (months.IsEmpty)
        {
            pages.Remove(key);
            series.Remove(key);
            return;
        }

        pages[key] = months;
        series[key] = TotalsSeries.Deferred(() => months.Values.SelectMany(page => page.Days));
    }
}
