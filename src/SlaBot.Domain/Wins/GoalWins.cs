using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>The parts of the term's goal that revenue has reached and not fallen below since.</summary>
internal static class GoalWins
{
    private static readonly decimal[] Shares = [0.25m, 0.5m, 0.75m, 0.9m, 1m, 1.25m, 1.5m, 2m];

    public static WinFindings In(View view)
    {
        if (view.Agreement is not { Term: var term } || view.Catalog.Find(KpiIds.Revenue) is not { } revenue)
        {
            return new([], _ => false);
        }

        var prefix = $"goal:{LocalDatePattern.Iso.Format(term.From)}:";
        return new([.. Reached(revenue, term, prefix, view)], win => win.Kind == WinKind.GoalMilestone && win.Id.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static IEnumerable<Win> Reached(Kpi revenue, Period term, string prefix, View view)
    {
        if (term.Until(view.AsOf.Day) is not { } told || AgreedTarget.Of(revenue, term, view.Agreements, view.Totals).Total is not (> 0m and { } goal))
        {
            yield break;
        }

        var sums = SumsOf(revenue, told, view);
        foreach (var share in Shares)
        {
            var below = sums.FindLastIndex(day => day.Sum < goal * share);
            if (below + 1 < sums.Count)
            {
                yield return new(FormattableString.Invariant($"{prefix}{share * 100m:0}"), WinKind.GoalMilestone, WinTier.Big, sums[below + 1].Day)
                {
                    Amount = Math.Round(goal * share, view.Agreement!.Currency.Decimals, MidpointRounding.AwayFromZero),
                    Share = share,
                };
            }
        }
    }

    private static List<(LocalDate Day, decimal Sum)> SumsOf(Kpi revenue, Period told, View view)
    {
        var (sums, sum) = (new List<(LocalDate, decimal)>(), 0m);
        foreach (var day in new Meter(view).SeriesOf(revenue.Id).In(told))
        {
            sum += day.Total.Sum;
            sums.Add((day.Date, sum));
        }

        return sums;
    }
}
