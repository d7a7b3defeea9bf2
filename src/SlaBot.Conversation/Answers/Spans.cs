using NodaTime;
using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Answers;

/// <summary>Whole days, weeks, months and quarters of a period, from the first that begins in it: half of one would look like a fall.</summary>
internal static class Spans
{
    private const int MonthsPerQuarter = 3, DaysPerWeek = 7;

    /// <summary>Those of a unit; the last may reach beyond the period.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="period">The period.</param>
    /// <param name="term">The term of the agreement: its quarters begin with it.</param>
    public static IEnumerable<Period> Of(SpanUnit unit, Period period, Period term) => unit switch
    {
        SpanUnit.Day => period.Days.Select(Period.Of),
        SpanUnit.Week => Weeks(period),
        SpanUnit.Month => Months(period),
        _ => Quarters(period, term),
    };

    /// <summary>Weeks, from Monday.</summary>
    public static IEnumerable<Period> Weeks(Period period)
    {
        for (var monday = period.From.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday)); monday <= period.To; monday = monday.PlusWeeks(1))
        {
            yield return new(monday, monday.PlusDays(DaysPerWeek - 1));
        }
    }

    /// <summary>Months.</summary>
    public static IEnumerable<Period> Months(Period period) =>
        period.ByMonth().Select(part => Period.MonthOf(part.From)).Where(month => month.From >= period.From);

    private static IEnumerable<Period> Quarters(Period period, Period term) =>
        Months(period).Where(month => (month.From.Month - term.From.Month) % MonthsPerQuarter == 0).Select(month => Period.Months(month.From, MonthsPerQuarter));
}
