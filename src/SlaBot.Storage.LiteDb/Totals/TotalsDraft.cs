using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>The totals of a workspace while facts are being added: only the months that change are opened.</summary>
internal sealed class TotalsDraft(TotalsPages before)
{
    private readonly Dictionary<(SeriesKey Series, YearMonth Month), MonthDraft> months = [];
    private ImmutableDictionary<KpiId, Feed> delivering = before.Delivering;

    /// <summary>What a day of a series holds from a source.</summary>
    public DailyTotal At(SeriesKey series, LocalDate date, string? source) => MonthOf(series, date).At(date, source ?? "");

    /// <summary>Adds what a fact gives.</summary>
    public void Add(in Contribution given)
    {
        Deliver(given.Series);
        MonthOf(given.Series, given.Date).Add(given.Date, given.Source ?? "", given.Total);
    }

    /// <summary>Takes back what a fact gave.</summary>
    public void Subtract(in Contribution given) =>
        MonthOf(given.Series, given.Date).Add(given.Date, given.Source ?? "", -given.Total);

    /// <summary>Sets a number for a day.</summary>
    public void Set(in Contribution given)
    {
        Deliver(given.Series);
        MonthOf(given.Series, given.Date).Set(given.Date, given.Source ?? "", given.Total);
    }

    /// <summary>Empties every series of a feed.</summary>
    public void Clear(Feed feed)
    {
        foreach (var series in before.Series.Where(series => series.Feed == feed))
        {
            foreach (var month in before.MonthsOf(series))
            {
                months[(series, month)] = new(month, null);
            }
        }
    }

    /// <summary>
    /// Forgets who delivered a series first where that feed holds nothing any more, and takes the earlier of the feeds
    /// that do. Needed after the rules changed: other series exist than before.
    /// </summary>
    /// <param name="feeds">The feeds in the order in which they came to the workspace.</param>
    public void DeliverAnew(IReadOnlyList<Feed> feeds)
    {
        var holding = After().Pages.Series.ToHashSet();
        delivering = holding.GroupBy(key => key.Series).ToImmutableDictionary(
            series => series.Key,
            series => delivering.TryGetValue(series.Key, out var known) && holding.Contains(new(series.Key, known))
                ? known
                : series.Select(key => key.Feed).MinBy(feed => feeds.ToList().IndexOf(feed)));
    }

    /// <summary>The pages with the changes, and the changes themselves; a null page is to be removed.</summary>
    public (TotalsPages Pages, Dictionary<(SeriesKey Series, YearMonth Month), MonthPage?> Changes) After()
    {
        var changes = new Dictionary<(SeriesKey Series, YearMonth Month), MonthPage?>();
        foreach (var (key, month) in months)
        {
            var page = month.ToPage();
            var old = before.Find(key.Series, key.Month);
            if (page is null ? old is not null : old is null || !page.Bytes.AsSpan().SequenceEqual(old.Bytes))
            {
                changes.Add(key, page);
            }
        }

        return (before.With(changes, delivering), changes);
    }

    private MonthDraft MonthOf(SeriesKey series, LocalDate date)
    {
        var month = date.ToYearMonth();
        ref var draft = ref CollectionsMarshal.GetValueRefOrAddDefault(months, (series, month), out _);
        return draft ??= new(month, before.Find(series, month));
    }

    private void Deliver(SeriesKey series)
    {
        if (!delivering.ContainsKey(series.Series))
        {
            delivering = delivering.Add(series.Series, series.Feed);
        }
    }
}
