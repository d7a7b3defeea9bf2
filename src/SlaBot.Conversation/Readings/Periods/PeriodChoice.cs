using NodaTime;
using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Settles which of the time expressions of a message is the period asked about and which the other side of a comparison.</summary>
internal static class PeriodChoice
{
    /// <summary>The period and the comparison; null where none was named. Two KPIs or two departments may be compared instead of periods.</summary>
    public static (Period? Period, Period? Compare) Of(IReadOnlyList<PeriodMeaning> named, Intent intent, bool comparesPeriods, PeriodScene scene)
    {
        if (intent.IsTimeless())
        {
            return (null, null);
        }

        var echo = named.FirstOrDefault(period => period.Echo is not null)?.Echo;
        var plain = named.Where(period => period.Echo is null).Select(period => Days(period, intent, scene)).ToList();
        return (echo, plain) switch
        {
            ({ } how, [var days, ..]) => (days, Shift(days, how)),
            (Echo.WeekBefore, []) when !comparesPeriods => (Shift(Period.Of(scene.Today), Echo.WeekBefore), null),
            (Echo.WeekBefore, []) => (Period.Of(scene.Today), Shift(Period.Of(scene.Today), Echo.WeekBefore)),
            (Echo.OneBefore, []) => (Period.MonthOf(scene.Today), Calendar.Before(Period.MonthOf(scene.Today))),
            ({ } how, []) => (null, Shift(new(LocalDate.Min(scene.Term.From, scene.Today), scene.Today), how)),
            (null, []) => (null, null),
            (null, [_]) when comparesPeriods && named[0].Ends is var (first, last) => (first, last),
            (null, [var only]) => comparesPeriods ? Against(only, scene) : (only, null),
            (null, [var one, var same, ..]) when comparesPeriods && one == same && named.Any(period => period.YearAssumed) => (one, Shift(one, Echo.YearBefore)),
            // "This Monday with last Monday": of one name, the other is a week before.
            (null, [var day, var same, ..]) when comparesPeriods && day == same && named.Any(period => period.Weekday) => (day, Shift(day, Echo.WeekBefore)),
            // "Last week … than the week before": a relative week named twice is not set against itself.
            (null, [var twice, var same, ..]) when comparesPeriods && twice == same => (twice, Calendar.Before(twice)),
            // "The win rate of the first half, Q1 vs Q2": the two sides lie within what was named for both.
            (null, [var both, var first, var second, ..]) when comparesPeriods && IsAround(both, first, second) => (first, second),
            (null, [var first, var second, var both, ..]) when comparesPeriods && IsAround(both, first, second) => (first, second),
            (null, [var first, var second, ..]) => comparesPeriods ? (first, second) : (Together(first, second), null),
        };
    }

    /// <summary>
    /// A change that begins on a day holds until the term ends; "the card from March" is the one of March, as are its wins, and "down from March" is set against it;
    /// what is logged "to June", 記到六月, is logged for June.
    /// </summary>
    private static Period Days(PeriodMeaning meaning, Intent intent, PeriodScene scene) =>
        intent == Intent.LogValue && meaning.End is { } end ? end
        : intent is Intent.Scorecard or Intent.Wins or Intent.Compare && meaning.Beginning is { } beginning && beginning.To < scene.Today ? beginning
        : meaning.OpenEnded && intent == Intent.Amend && scene.Term.To > meaning.Days.From ? new(meaning.Days.From, scene.Term.To) : meaning.Days;

    /// <summary>The period that an echo stands for.</summary>
    public static Period Shift(Period days, Echo how) => how switch
    {
        Echo.YearBefore => Calendar.ShiftYears(days, -1),
        Echo.WeekBefore => new(days.From.PlusDays(-7), days.To.PlusDays(-7)),
        Echo.MonthBefore => new(days.From.PlusMonths(-1), days.To.PlusMonths(-1)),
        _ => Calendar.Before(days),
    };

    /// <summary>"Better than last month?" sets this month against it; with anything that has no like today, it is the other side of the default.</summary>
    private static (Period? Period, Period? Compare) Against(Period other, PeriodScene scene)
    {
        foreach (var unit in (string[])["day", "week", "month", "quarter", "year"])
        {
            if (Calendar.Unit(scene, unit, -1) == other)
            {
                return (Calendar.Unit(scene, unit, 0), other);
            }
        }

        return other.Contains(scene.Today) ? (other, Calendar.Before(other)) : (null, other);
    }

    private static bool IsAround(Period both, Period first, Period second) =>
        first != second && both != first && both != second && both.Contains(first) && both.Contains(second);

    /// <summary>"May and June": neighbours make one period; of others, the narrower one is meant.</summary>
    private static Period Together(Period first, Period second) =>
        first.Contains(second) ? second
        : second.Contains(first) ? first
        : new(LocalDate.Min(first.From, second.From), LocalDate.Max(first.To, second.To));
}
