using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>The best day, week or month of a period by the revenue won, beside the best one before it.</summary>
/// <param name="Span">What was compared.</param>
/// <param name="Days">The days of the best one.</param>
/// <param name="Amount">What was won in it.</param>
/// <param name="Before">The best one before it and its amount; null where there was none.</param>
/// <param name="IsRecord">Whether it is more than anything before, with enough before it for that to mean something.</param>
public sealed record WonRecord(WonSpan Span, Period Days, decimal Amount, (Period Days, decimal Amount)? Before, bool IsRecord)
{
    /// <summary>The best day, week and month that begin in a period, each where the period has one with a win; a running one counts with what it has.</summary>
    public static IReadOnlyList<WonRecord> In(Period period, View view)
    {
        var series = WonDeals.SeriesIn(view);
        return period.Until(view.AsOf.Day) is { } told && series.FirstDate is { } first && first <= told.To
            ? [.. Enum.GetValues<WonSpan>().Select(span => Best(span, told, first, series)).OfType<WonRecord>()]
            : [];
    }

    private static WonRecord? Best(WonSpan span, Period told, LocalDate first, TotalsSeries series)
    {
        var all = Spans(span, first, told.To).Select(days => (Days: days, Amount: days.Until(told.To) is { } until ? series.Sum(until).Sum : 0m)).Where(one => one.Amount > 0m).ToList();
        var here = all.Where(one => one.Days.From >= told.From).ToList();
        if (here.Count == 0)
        {
            return null;
        }

        var best = here.MaxBy(one => one.Amount);
        var before = all.Where(one => one.Days.From < best.Days.From).ToList();
        return before.Count == 0
            ? new(span, best.Days, best.Amount, null, IsRecord: false)
            : new(span, best.Days, best.Amount, before.MaxBy(one => one.Amount), before.Count >= Fewest(span) && best.Amount > before.Max(one => one.Amount));
    }

    // How many must have gone before: the second day of all is no record worth a word.
    private static int Fewest(WonSpan span) => span switch
    {
        WonSpan.Day => 20,
        WonSpan.Week => 8,
        _ => 3,
    };

    private static IEnumerable<Period> Spans(WonSpan span, LocalDate first, LocalDate last)
    {
        var day = span switch
        {
            WonSpan.Week => first.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)),
            WonSpan.Month => first.With(DateAdjusters.StartOfMonth),
            _ => first,
        };
        while (day <= last)
        {
            var next = span switch
            {
                WonSpan.Week => day.PlusWeeks(1),
                WonSpan.Month => day.PlusMonths(1),
                _ => day.PlusDays(1),
            };
            yield return new(day, next.PlusDays(-1));
            day = next;
        }
    }
}

/// <summary>The stretches of which one can be the best.</summary>
public enum WonSpan
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}
