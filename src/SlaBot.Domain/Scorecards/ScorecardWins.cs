using SlaBot.Domain.Standings;
using SlaBot.Domain.Wins;

namespace SlaBot.Domain.Scorecards;

/// <summary>The wins of some days, as the daily totals of deals tell them.</summary>
internal static class ScorecardWins
{
    /// <summary>All won deals first, then what stands out.</summary>
    public static IReadOnlyList<ScorecardWin> In(Period days, View view)
    {
        var won = WonDeals.In(days, view);
        if (won.Count == 0)
        {
            return [];
        }

        var wins = new List<ScorecardWin> { new(ScorecardWinKind.Won, days, won.Amount, won.Count) };
        if (WonDeals.FirstDay(view) is { } first && days.Contains(first))
        {
            wins.Add(new(ScorecardWinKind.First, Period.Of(first), null, null));
        }

        if (WonDeals.GoalReachedOn(view) is { } reached && days.Contains(reached))
        {
            wins.Add(new(ScorecardWinKind.Goal, Period.Of(reached), view.Agreement!.Goal.Revenue.Amount, null));
        }

        wins.AddRange(WonRecord.In(days, view).Where(record => record.IsRecord).Select(record => new ScorecardWin(KindOf(record.Span), record.Days, record.Amount, null)));
        if (view.Agreement?.Wins is { BigDeal.Amount: var size } && won.Single.Count(deal => deal.Amount >= size) is > 0 and var big)
        {
            wins.Add(new(ScorecardWinKind.BigDeals, days, size, big));
        }

        return wins;
    }

    private static ScorecardWinKind KindOf(WonSpan span) => span switch
    {
        WonSpan.Day => ScorecardWinKind.RecordDay,
        WonSpan.Week => ScorecardWinKind.RecordWeek,
        _ => ScorecardWinKind.RecordMonth,
    };
}
