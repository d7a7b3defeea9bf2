using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>
/// All daily totals of a workspace at one moment: an immutable snapshot. It is the only thing that answers read.
/// </summary>
public sealed class DailyTotals
{
    private readonly ImmutableDictionary<SeriesKey, TotalsSeries> series;
    private readonly ImmutableDictionary<KpiId, Feed> delivering;

    /// <summary>Makes a snapshot.</summary>
    /// <param name="series">The series that hold something.</param>
    /// <param name="delivering">The feed that delivered each series first: the one that counts while the agreement names none.</param>
    public DailyTotals(ImmutableDictionary<SeriesKey, TotalsSeries> series, ImmutableDictionary<KpiId, Feed> delivering) =>
        (this.series, this.delivering) = (series, delivering);

    /// <summary>Gets the totals of a workspace without any fact.</summary>
    public static DailyTotals Empty { get; } = new(
        ImmutableDictionary<SeriesKey, TotalsSeries>.Empty, ImmutableDictionary<KpiId, Feed>.Empty);

    /// <summary>Gets every series that holds something.</summary>
    public IReadOnlyDictionary<SeriesKey, TotalsSeries> All => series;

    /// <summary>Gets the feed that delivered each series first.</summary>
    public IReadOnlyDictionary<KpiId, Feed> Delivering => delivering;

    /// <summary>
    /// The feed that counts for a series: the one the agreement names, else the first that delivered; null before any
    /// did. Wins come from deals as soon as there are any: a lead's own <c>won</c> counts only for companies without.
    /// </summary>
    public Feed? FeedOf(KpiId id, Feed? agreed = null)
    {
        if (agreed is not null || !delivering.TryGetValue(id, out var first))
        {
            return agreed;
        }

        return first == Feed.Leads && id != KpiIds.Proposals && series.ContainsKey(new(id, Feed.Deals)) ? Feed.Deals : first;
    }

    /// <summary>The series of a KPI from the feed that counts; empty where there is none.</summary>
    public TotalsSeries Of(KpiId id, Feed? agreed = null) =>
        FeedOf(id, agreed) is { } feed && series.TryGetValue(new(id, feed), out var found) ? found : TotalsSeries.Empty;

    /// <summary>The first day on which a feed said anything; null where it never did.</summary>
    public LocalDate? FirstDateOf(Feed? feed) =>
        series.Where(one => one.Key.Feed == feed).Select(one => one.Value.FirstDate).Where(day => day is not null).DefaultIfEmpty().Min();

    /// <summary>The last day up to <paramref name="day"/> on which a feed said anything; null where it never did.</summary>
    public LocalDate? FreshAsOf(Feed feed, LocalDate day)
    {
        LocalDate? fresh = null;
        foreach (var (key, totals) in series)
        {
            if (key.Feed == feed && totals.LastUpTo(day)?.Date is { } last && (fresh is null || last > fresh))
            {
                fresh = last;
            }
        }

        return fresh;
    }
}
