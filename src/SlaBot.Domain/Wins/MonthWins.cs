using NodaTime.Text;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>What the departments did together in months that are over: all of them on pace, and leads answered in time.</summary>
internal static class MonthWins
{
    private const decimal Clean = 0.95m;
    private const int MonthsInARow = 3;
    private const int FewestLeads = 5;
    private const int LongestRun = 36;

    private static readonly LocalDatePattern MonthName = LocalDatePattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>What the months that ended in the last days brought.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="days">How many days back.</param>
    public static WinFindings In(View view, int days)
    {
        var (first, last) = (view.AsOf.Day.PlusDays(-1 - days), view.AsOf.Day.PlusDays(-1));
        var months = new Period(first, last).ByMonth().Select(part => Period.MonthOf(part.From)).Where(month => month.To >= first && month.To <= last);
        return new(
            [.. months.SelectMany(month => OnPace(month, view).Concat(CleanHandOffs(month, view)))],
            win => win.Kind is WinKind.BothOnPace or WinKind.CleanHandOffs && win.Date >= first && win.Date <= last);
    }

    // Every KPI that somebody answers for and somebody counts; a department of which nothing is counted is not on pace.
    private static IEnumerable<Win> OnPace(Period month, View view)
    {
        var then = view with { AsOf = AsOf.CloseOf(month.To) };
        if (view.Agreements.InForceOn(month.To)?.Terms is not { Parties: { Count: > 1 } parties })
        {
            yield break;
        }

        var standings = then.Catalog.Agreed.Where(kpi => kpi.Owner is not null)
            .Select(kpi => (kpi.Owner, Assessor.Measure(kpi, month, then).Status))
            .Where(one => one.Status is not (null or Status.NoData))
            .ToList();
        if (standings.All(one => one.Status is Status.OnPace or Status.Ahead) && parties.All(party => standings.Any(one => one.Owner == party.Id)))
        {
            yield return new($"on-pace:{MonthName.Format(month.From)}", WinKind.BothOnPace, WinTier.Team, month.To) { From = month.From };
        }
    }

    private static IEnumerable<Win> CleanHandOffs(Period month, View view)
    {
        var run = 0;
        for (var back = month; run < LongestRun && IsClean(back, view); back = Period.MonthOf(back.From.PlusDays(-1)))
        {
            run++;
        }

        if (run > 0 && run % MonthsInARow == 0)
        {
            yield return new($"clean-hand-offs:{MonthName.Format(month.From)}", WinKind.CleanHandOffs, WinTier.Team, month.To)
            {
                From = month.From.PlusMonths(1 - MonthsInARow),
                Share = Clean,
            };
        }
    }

    // A lead that nobody answered was not answered in time.
    private static bool IsClean(Period month, View view) =>
        view.Agreements.InForceOn(month.To)?.Terms.LeadManagement?.FirstResponse is { } limit
        && FirstResponses.DueUpTo(limit, view) >= month.To
        && FirstResponses.To(month, limit, view) is { CameIn: >= FewestLeads } answered
        && answered.Timed - answered.Late >= Clean * answered.CameIn;
}
