using NodaTime;

namespace SlaBot.Conversation.Tests.Schedules;

/// <summary>A rule for meetings, with the days that it means told in a way that has nothing to do with how the program finds them.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Time">The time of day.</param>
/// <param name="IsDay">Whether there is a meeting on a day.</param>
internal sealed record MeetingKind(string Rule, LocalTime Time, Func<LocalDate, bool> IsDay)
{
    private static readonly LocalDate Begins = SimulatedYears.From;

    /// <summary>Every form that the agreement file takes in words, and recurrences of each frequency; many in the hours in which clocks are set.</summary>
    public static IReadOnlyList<MeetingKind> All { get; } =
    [
        new("first tuesday 09:00", new(9, 0), day => day.DayOfWeek == IsoDayOfWeek.Tuesday && day.Day <= 7),
        new("second wednesday 02:30", new(2, 30), day => day.DayOfWeek == IsoDayOfWeek.Wednesday && day.Day is > 7 and <= 14),
        new("third thursday 00:00", new(0, 0), day => day.DayOfWeek == IsoDayOfWeek.Thursday && day.Day is > 14 and <= 21),
        new("fourth friday 23:30", new(23, 30), day => day.DayOfWeek == IsoDayOfWeek.Friday && day.Day is > 21 and <= 28),
        new("last sunday 01:30", new(1, 30), day => day.DayOfWeek == IsoDayOfWeek.Sunday && IsLast(day, 7)),
        new("last friday 00:15", new(0, 15), day => day.DayOfWeek == IsoDayOfWeek.Friday && IsLast(day, 7)),
        new("every monday 09:00", new(9, 0), day => day.DayOfWeek == IsoDayOfWeek.Monday),
        new("every sunday 02:30", new(2, 30), day => day.DayOfWeek == IsoDayOfWeek.Sunday),
        new("15th 09:00", new(9, 0), day => day.Day == 15),
        new("31st 00:30", new(0, 30), day => day.Day == 31),
        new("first business day 09:00", new(9, 0), day => IsWorked(day) && !Before(day).Any(IsWorked)),
        new("last business day 16:00", new(16, 0), day => IsWorked(day) && !Since(day).Any(IsWorked)),
        new("FREQ=DAILY;BYHOUR=0;BYMINUTE=30", new(0, 30), _ => true),
        new("RRULE:FREQ=DAILY;INTERVAL=3;BYHOUR=2", new(2, 0), day => DaysSince(day) % 3 == 0),
        new("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9", new(9, 0), day => day.DayOfWeek <= IsoDayOfWeek.Friday),
        new("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;BYHOUR=1;BYMINUTE=45", new(1, 45), day => day.DayOfWeek == IsoDayOfWeek.Sunday && DaysSince(day) / 7 % 2 == 0),
        new("RRULE:FREQ=MONTHLY;BYDAY=-1SU;BYHOUR=2;BYMINUTE=15", new(2, 15), day => day.DayOfWeek == IsoDayOfWeek.Sunday && IsLast(day, 7)),
        new("FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=17", new(17, 0), day => IsLast(day, 1)),
        new("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=16", new(16, 0), day => day.DayOfWeek <= IsoDayOfWeek.Friday && !Since(day).Any(later => later.DayOfWeek <= IsoDayOfWeek.Friday)),
        new("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;BYHOUR=8", new(8, 0), day => day.DayOfWeek <= IsoDayOfWeek.Friday && !Before(day).Any(earlier => earlier.DayOfWeek <= IsoDayOfWeek.Friday)),
        new("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1;BYHOUR=0", new(0, 0), day => day.Day == 1 && day.Month % 3 == 1),
        new("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30", new(2, 30), day => day.Month == 3 && day.DayOfWeek == IsoDayOfWeek.Sunday && IsLast(day, 7)),
        new("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=12", new(12, 0), day => day is { Month: 2, Day: 29 }),
        new("DTSTART:20240103T013000 RRULE:FREQ=WEEKLY;BYDAY=WE,SA", new(1, 30), day => day.DayOfWeek is IsoDayOfWeek.Wednesday or IsoDayOfWeek.Saturday && day >= new LocalDate(2024, 1, 3)),
    ];

    /// <summary>The meetings of the simulated years.</summary>
    public IEnumerable<LocalDateTime> Meetings() => SimulatedYears.Days.Where(IsDay).Select(day => day + Time);

    private static bool IsWorked(LocalDate day) => day.DayOfWeek <= IsoDayOfWeek.Friday && !SimulatedYears.Holidays.Contains(day);

    private static bool IsLast(LocalDate day, int days) => day.PlusDays(days).Month != day.Month;

    private static IEnumerable<LocalDate> Before(LocalDate day) => Enumerable.Range(1, day.Day - 1).Select(back => day.PlusDays(-back));

    private static IEnumerable<LocalDate> Since(LocalDate day) => Enumerable.Range(1, 31).Select(ahead => day.PlusDays(ahead)).Where(later => later.Month == day.Month);

    private static int DaysSince(LocalDate day) => NodaTime.Period.DaysBetween(Begins, day);
}
