using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>The days, weeks, months and quarters that brought more than any before; only those that are over.</summary>
internal static class RecordWins
{
    private const int MonthsOfQuarter = 3;

    public static WinFindings In(View view)
    {
        var series = WonDeals.SeriesIn(view);
        return new(
            [
                .. Of(WinKind.RecordDay, WinTier.Small, "record-day", fewest: 20, day => Period.Of(day), series, view),
                .. Of(WinKind.RecordWeek, WinTier.Small, "record-week", fewest: 8, WeekOf, series, view),
                .. Of(WinKind.RecordMonth, WinTier.Big, "record-month", fewest: 3, Period.MonthOf, series, view),
                .. Of(WinKind.RecordQuarter, WinTier.Big, "record-quarter", fewest: 3, QuarterOf, series, view),
            ],
            win => win.Kind is WinKind.RecordDay or WinKind.RecordWeek or WinKind.RecordMonth or WinKind.RecordQuarter);
    }

    // How many must have gone before: the second day of all is no record worth a word.
    private static IEnumerable<Win> Of(WinKind kind, WinTier tier, string name, int fewest, Func<LocalDate, Period> spanOf, TotalsSeries series, View view)
    {
        var (before, best) = (0, 0m);
        foreach (var span in series.Days.GroupBy(day => spanOf(day.Date)).TakeWhile(span => span.Key.To < view.AsOf.Day))
        {
            var amount = span.Sum(day => day.Total.Sum);
            if (amount <= 0m)
            {
                continue;
            }

            if (before >= fewest && amount > best)
            {
                yield return new($"{name}:{LocalDatePattern.Iso.Format(span.Key.From)}", kind, tier, span.Key.To) { From = span.Key.From, Amount = amount, Before = best };
            }

            (before, best) = (before + 1, Math.Max(best, amount));
        }
    }

    private static Period WeekOf(LocalDate day)
    {
        var monday = day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return new(monday, monday.PlusDays(6));
    }

    private static Period QuarterOf(LocalDate day) =>
        Period.Months(new(day.Year, day.Month - ((day.Month - 1) % MonthsOfQuarter), 1), MonthsOfQuarter);
}
