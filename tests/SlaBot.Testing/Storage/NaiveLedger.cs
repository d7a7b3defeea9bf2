using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>
/// Keeps the newest version of everything and adds it all up whenever asked: too slow for use, too simple to be wrong.
/// Stores are compared with it.
/// </summary>
public sealed class NaiveLedger
{
    private readonly Dictionary<(Feed Feed, string Subject), Fact> newest = [];

    public void Tell(Fact fact)
    {
        var key = (fact.Feed, fact.Subject);
        if (fact is DailyFact { Value: null })
        {
            _ = newest.Remove(key);
            return;
        }

        newest[key] = fact.Over(newest.GetValueOrDefault(key));
    }

    public Fact? Find(Feed feed, string subject) => newest.GetValueOrDefault((feed, subject));

    public IReadOnlyList<string> Lines(Agreement? agreement)
    {
        var rules = MeasurementRules.Of(agreement);
        var rates = new ExchangeRates((series, day) => newest.Values.OfType<DailyFact>()
            .Where(fact => fact.Kpi == series && fact.Date <= day && fact.Value is not null)
            .GroupBy(fact => fact.Date).MaxBy(group => group.Key)?.Sum(fact => fact.Value));
        var cells = newest.Values.SelectMany(fact => rules.ContributionsOf(fact, rates))
            .GroupBy(given => (given.Series, given.Date, Source: given.Source ?? ""))
            .Select(cell => (cell.Key, Total: cell.Aggregate(default(DailyTotal), (sum, given) => sum + given.Total)));
        return InOrder(cells.Where(cell => !cell.Total.IsZero).Select(cell => Line(cell.Key.Series, cell.Key.Date, cell.Key.Source, cell.Total)));
    }

    public static IReadOnlyList<string> Lines(DailyTotals totals) => InOrder(
        from series in totals.All
        from day in series.Value.Days
        from source in day.BySource
        where !source.Value.IsZero
        select Line(series.Key, day.Date, source.Key, source.Value));

    private static IReadOnlyList<string> InOrder(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    private static string Line(SeriesKey series, LocalDate date, string source, DailyTotal total) => FormattableString.Invariant(
        $"{series} {LocalDatePattern.Iso.Format(date)} '{source}' {total.Count} {total.Sum:0.############} {total.SumOfSquares:0.############} [{string.Join(' ', (total.Spread?.Bins ?? []).Select(bin => $"{bin.Key}:{bin.Value}"))}]");
}
