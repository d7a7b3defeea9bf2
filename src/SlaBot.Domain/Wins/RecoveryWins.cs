using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>Revenue that was behind or at risk for two weeks, is back on pace, and has stayed there for a week: a day alone is luck.</summary>
internal static class RecoveryWins
{
    private const int DaysOff = 14;
    private const int DaysOn = 7;

    /// <summary>The recoveries that became sure in the last days.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="days">How many days back.</param>
    public static WinFindings In(View view, int days)
    {
        var last = view.AsOf.Day.PlusDays(-1);
        var first = last.PlusDays(-days);
        var wins = new List<Win>();
        var statuses = StatusesOf(new(first.PlusDays(1 - DaysOn - DaysOff), last), view);
        for (var at = DaysOff; at + DaysOn <= statuses.Count; at++)
        {
            if (statuses.Skip(at - DaysOff).Take(DaysOff).All(day => day.Status is Status.Behind or Status.AtRisk)
                && statuses.Skip(at).Take(DaysOn).All(day => day.Status is Status.OnPace or Status.Ahead))
            {
                var sure = statuses[at + DaysOn - 1].Day;
                wins.Add(new($"recovery:{LocalDatePattern.Iso.Format(statuses[at].Day)}", WinKind.Recovery, WinTier.Team, sure) { From = statuses[at].Day });
            }
        }

        return new(wins, win => win.Kind == WinKind.Recovery && win.Date >= first && win.Date <= last);
    }

    private static List<(LocalDate Day, Status? Status)> StatusesOf(Period days, View view) =>
    [
        .. days.Days.Select(day =>
        {
            var then = view with { AsOf = AsOf.CloseOf(day) };
            return (day, view.Agreements.InForceOn(day)?.Terms.Term is { } term && then.Catalog.Find(KpiIds.Revenue) is { } revenue
                ? Assessor.Measure(revenue, term, then).Status
                : null);
        }),
    ];
}
