using NodaTime;
using SlaBot.Sources.Demo;

namespace SlaBot.Tests.Year;

/// <summary>The working days of the simulated company in 2026, written down once more for the recount.</summary>
internal static class YearCalendar
{
    public static readonly LocalDate First = new(2026, 1, 1);
    public static readonly LocalDate Last = new(2026, 12, 31);
    public static readonly LocalTime Opening = new(9, 0);
    public static readonly LocalTime Digest = new(16, 0);
    public static readonly LocalTime Closing = new(17, 0);

    // New Year, Thanksgiving and Christmas; the Fourth of July is a Saturday.
    private static readonly HashSet<LocalDate> Holidays = [new(2026, 1, 1), new(2026, 11, 26), new(2026, 12, 25)];

    public static bool IsWorkingDay(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !Holidays.Contains(day);

    public static bool IsWorkingTime(LocalDateTime at) => IsWorkingDay(at.Date) && at.TimeOfDay >= Opening && at.TimeOfDay < Closing;

    /// <summary>The working day a number of working days before or after another.</summary>
    public static LocalDate Plus(LocalDate day, int workingDays)
    {
        for (var left = Math.Abs(workingDays); left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.PlusDays(Math.Sign(workingDays));
        }

        return day;
    }

    /// <summary>How many working days there are from one day to another, both of them among them.</summary>
    public static int CountWorking(LocalDate from, LocalDate to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>When people work next: at once, or at the next opening.</summary>
    public static LocalDateTime OpeningFrom(LocalDateTime at)
    {
        if (IsWorkingTime(at))
        {
            return at;
        }

        return IsWorkingDay(at.Date) && at.TimeOfDay < Opening ? at.Date + Opening : Plus(at.Date, 1) + Opening;
    }

    /// <summary>When the small wins of a day are told next.</summary>
    public static LocalDateTime DigestFrom(LocalDateTime at) => (IsWorkingDay(at.Date) && at.TimeOfDay < Digest ? at.Date : Plus(at.Date, 1)) + Digest;

    public static Instant InstantOf(LocalDateTime at) => at.InZoneLeniently(DemoCompany.Zone).ToInstant();

    public static LocalDateTime LocalOf(Instant at) => at.InZone(DemoCompany.Zone).LocalDateTime;
}
