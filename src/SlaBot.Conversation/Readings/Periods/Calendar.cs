using NodaTime;
using NodaTime.Calendars;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>Units of the calendar and the fiscal year: the one that holds today, and those before and after it.</summary>
internal static class Calendar
{
    /// <summary>The unit so many after the one that holds today; null for a unit that is not of the calendar.</summary>
    /// <param name="scene">What is relative to what.</param>
    /// <param name="unit">day, week, fortnight, weekend, month, quarter, half, year or fiscal.</param>
    /// <param name="offset">0 for this one, -1 for the last one.</param>
    public static Period? Unit(PeriodScene scene, string unit, int offset)
    {
        var today = scene.Today;
        return unit switch
        {
            "day" => Period.Of(today.PlusDays(offset)),
            "week" => Days(Monday(today).PlusWeeks(offset), 7),
            "fortnight" => Days(Monday(today).PlusWeeks((2 * offset) + (offset < 0 ? 0 : -1)), 14),
            "weekend" => Days(Monday(today).PlusDays(5).PlusWeeks(offset), 2),
            "month" => Period.MonthOf(new LocalDate(today.Year, today.Month, 1).PlusMonths(offset)),
            "quarter" => Part(scene.QuarterStart, today, 3, offset),
            "half" => Part(scene.QuarterStart, today, 6, offset),
            "fiscal-quarter" => Part(scene.FiscalStart, today, 3, offset),
            "year" => Year(today.Year + offset),
            "fiscal" => Period.Months(scene.FiscalStart.PlusYears(offset), 12),
            _ => null,
        };
    }

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The part of so many months of the year since a day that holds today, or one so many after it.</summary>
    private static Period Part(LocalDate start, LocalDate today, int months, int offset)
    {
        var gone = NodaTime.Period.Between(start, today, PeriodUnits.Months).Months / months;
        return Period.Months(start.PlusMonths((gone + offset) * months), months);
    }

    /// <summary>Days that end on a day, so many units of them.</summary>
    public static Period? Ending(LocalDate last, int count, string unit) => count < 1 ? null : unit switch
    {
        "day" => new(last.PlusDays(1 - count), last),
        "hour" => new(last.PlusDays(-Math.Max(1, count / 24)), last),
        "week" => new(last.PlusWeeks(-count).PlusDays(1), last),
        "fortnight" => new(last.PlusWeeks(-2 * count).PlusDays(1), last),
        "month" => new(last.PlusMonths(-count).PlusDays(1), last),
        "quarter" => new(last.PlusMonths(-3 * count).PlusDays(1), last),
        "half" => new(last.PlusMonths(-6 * count).PlusDays(1), last),
        "year" or "fiscal" => new(last.PlusYears(-count).PlusDays(1), last),
        _ => null,
    };

    /// <summary>The same days in another year; 29 February becomes the 28th, whole months stay whole.</summary>
    public static Period ShiftYears(Period period, int years)
    {
        var to = period.To.PlusYears(years);
        return new(period.From.PlusYears(years), IsWholeMonths(period) ? to.With(DateAdjusters.EndOfMonth) : to);
    }

    /// <summary>The period of the same kind just before: the month before a month, else as many days.</summary>
    public static Period Before(Period period)
    {
        var months = MonthsOf(period);
        return IsWholeMonths(period) ? Period.Months(period.From.PlusMonths(-months), months) : new(period.From.PlusDays(-period.Length), period.From.PlusDays(-1));
    }

    /// <summary>The period of the same kind just after: the month after a month, else as many days.</summary>
    public static Period After(Period period) =>
        IsWholeMonths(period) ? Period.Months(period.From.PlusMonths(MonthsOf(period)), MonthsOf(period)) : new(period.To.PlusDays(1), period.To.PlusDays(period.Length));

    /// <summary>Tells whether two periods are of one kind: as many whole months, or else as many days.</summary>
    public static bool AreAlike(Period one, Period other) =>
        IsWholeMonths(one) && IsWholeMonths(other) ? MonthsOf(one) == MonthsOf(other) : one.Length == other.Length;

    /// <summary>The week of a number, by ISO 8601; null where the year has no such week.</summary>
    public static Period? Week(int year, int week) =>
        week >= 1 && week <= WeekYearRules.Iso.GetWeeksInWeekYear(year)
            ? Days(WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday), 7)
            : null;

    /// <summary>A day, or null where the month has no such day.</summary>
    public static LocalDate? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    /// <summary>So many days from a day on.</summary>
    public static Period Days(LocalDate from, int count) => new(from, from.PlusDays(count - 1));

    /// <summary>The Monday of a day's week.</summary>
    public static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static int MonthsOf(Period period) => ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1;

    /// <summary>Tells whether a period begins with a month and ends with one.</summary>
    public static bool IsWholeMonths(Period period) => period.From.Day == 1 && period.To == period.To.With(DateAdjusters.EndOfMonth);
}
