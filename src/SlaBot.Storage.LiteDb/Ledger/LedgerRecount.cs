using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Workspaces;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>
/// Adds a ledger up anew, from its blocks alone, and compares. It walks the ledger several times and looks at some of
/// the subjects each time, so that the memory it needs does not grow with the ledger.
/// </summary>
internal static class LedgerRecount
{
    private const long FactsPerWalk = 250_000;

    /// <summary>Compares the ledger of a workspace with its totals.</summary>
    public static LedgerAudit Audit(DataFile file, Workspace workspace)
    {
        var facts = workspace.NextNumber - 1;
        var walks = (int)((facts / FactsPerWalk) + 1);
        var rates = RatesIn(file, workspace.Id);
        var sums = new Dictionary<Cell, DailyTotal>();
        var differences = new List<string>();
        for (var walk = 0; walk < walks; walk++)
        {
            var part = walk;
            var newest = NewestIn(file, workspace.Id, fact => (fact.Subject.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % walks == part);
            foreach (var fact in newest.Values)
            {
                Add(workspace.Agreed.Rules.ContributionsOf(fact, rates), sums);
            }
        }

        var counted = file.Range(Collections.Ledger, Keys.Range(workspace.Id)).Sum(document => LedgerBlock.Of(document).Entries.Count);
        if (counted != facts)
        {
            differences.Add(FormattableString.Invariant($"The ledger holds {counted} facts where its numbers say {facts}."));
        }

        differences.AddRange(Compare(sums, workspace));
        return new(counted, differences);
    }

    private static Dictionary<(Feed Feed, string Subject), Fact> NewestIn(DataFile file, WorkspaceId workspace, Func<Fact, bool> isWanted)
    {
        var newest = new Dictionary<(Feed Feed, string Subject), Fact>();
        foreach (var document in file.Range(Collections.Ledger, Keys.Range(workspace)))
        {
            foreach (var (fact, _) in LedgerBlock.Of(document).Entries.Where(entry => isWanted(entry.Fact)))
            {
                var key = (fact.Feed, fact.Subject);
                newest[key] = fact.Over(newest.GetValueOrDefault(key));
            }
        }

        return newest;
    }

    private static ExchangeRates RatesIn(DataFile file, WorkspaceId workspace)
    {
        var rates = new Dictionary<KpiId, SortedDictionary<LocalDate, decimal>>();
        foreach (var fact in NewestIn(file, workspace, fact => fact is DailyFact daily && ExchangeRates.IsRate(daily.Kpi)).Values.Cast<DailyFact>().Where(rate => rate.Value is not null))
        {
            rates.TryAdd(fact.Kpi, []);
            rates[fact.Kpi][fact.Date] = rates[fact.Kpi].GetValueOrDefault(fact.Date) + fact.Value!.Value;
        }

        return new((series, day) => rates.TryGetValue(series, out var days) && days.Keys.Any(known => known <= day)
            ? days.Last(known => known.Key <= day).Value
            : null);
    }

    private static void Add(IEnumerable<Contribution> given, Dictionary<Cell, DailyTotal> sums)
    {
        foreach (var (series, date, source, total) in given)
        {
            var cell = new Cell(series, date, source ?? "");
            sums[cell] = sums.GetValueOrDefault(cell) + total;
        }
    }

    private static IEnumerable<string> Compare(Dictionary<Cell, DailyTotal> sums, Workspace workspace)
    {
        var stored =
            from series in workspace.Pages.Totals.All
            from day in series.Value.Days
            from source in day.BySource
            select (Cell: new Cell(series.Key, day.Date, source.Key), Total: source.Value);
        foreach (var (cell, total) in stored)
        {
            sums.Remove(cell, out var recounted);
            if (total != recounted)
            {
                yield return Difference(cell, recounted, total);
            }
        }

        foreach (var (cell, recounted) in sums.Where(sum => !sum.Value.IsZero))
        {
            yield return Difference(cell, recounted, default);
        }
    }

    private static string Difference(Cell cell, DailyTotal recounted, DailyTotal stored) => FormattableString.Invariant(
        $"{cell.Series} on {LocalDatePattern.Iso.Format(cell.Date)}{(cell.Source.Length == 0 ? "" : $" from {cell.Source}")}: the ledger gives {recounted.Count} facts and {recounted.Sum}, the totals say {stored.Count} and {stored.Sum}.");

    private readonly record struct Cell(SeriesKey Series, LocalDate Date, string Source);
}
