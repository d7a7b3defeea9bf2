using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>The first deal of all, and the first that each marketing source brought.</summary>
internal static class FirstWins
{
    public static WinFindings In(View view)
    {
        var wins = new List<Win>();
        var sources = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var day in WonDeals.SeriesIn(view).Days.TakeWhile(day => day.Date <= view.AsOf.Day))
        {
            var won = day.BySource.Where(source => source.Value.Count > 0).ToList();
            if (wins.Count == 0 && sources.Count == 0 && won.Count > 0)
            {
                wins.Add(new("first-deal", WinKind.FirstDeal, WinTier.Small, day.Date) { Amount = won.Sum(source => source.Value.Sum) });
                sources.UnionWith(won.Select(source => source.Key));
                continue;
            }

            // The names of one day in an order of their own, so that two spellings of one name give one win.
            wins.AddRange(won.OrderBy(source => source.Key, StringComparer.Ordinal)
                .Where(source => source.Key.Length > 0 && sources.Add(source.Key))
                .Select(source => new Win(WinId.Of("first-from", source.Key.ToLowerInvariant()), WinKind.FirstFromSource, WinTier.Small, day.Date)
                {
                    Amount = source.Value.Sum,
                    Source = source.Key,
                }));
        }

        return new(wins, win => win.Kind is WinKind.FirstDeal or WinKind.FirstFromSource);
    }
}
