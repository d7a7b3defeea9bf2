using NodaTime;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>From what amount on a deal is big.</summary>
public static class WinSizes
{
    private const int Fewest = 10;
    private const int OneIn = 10;

    /// <summary>
    /// The amount from which a deal won on a day is big: as agreed; where nothing was agreed, that of the largest tenth of
    /// the twelve months up to the day, of ten deals or more. Of deals that share their day and source the mean is taken.
    /// </summary>
    /// <returns>The amount; null where no deal is big.</returns>
    public static decimal? BigFrom(LocalDate day, View view)
    {
        if (view.Agreements.SpeakingFor(day)?.Terms.Wins is { BigDeal.Amount: var agreed })
        {
            return agreed;
        }

        var amounts = new List<decimal>();
        foreach (var told in WonDeals.SeriesIn(view).In(new(day.PlusYears(-1).PlusDays(1), day)))
        {
            amounts.AddRange(told.BySource.Values.Where(source => source.Count > 0).SelectMany(source => Enumerable.Repeat(source.Sum / source.Count, (int)source.Count)));
        }

        return amounts.Count < Fewest ? null : amounts.OrderDescending().ElementAt(((amounts.Count + OneIn - 1) / OneIn) - 1);
    }
}
