using System.Collections.Frozen;
using NodaTime;

namespace SlaBot.Domain.Calendars;

/// <summary>When a company works: its zone, the days of its week, its hours and its holidays.</summary>
public sealed class BusinessCalendar
{
    private readonly FrozenSet<IsoDayOfWeek> workingWeek;
    private readonly FrozenSet<LocalDate> holidays;

    /// <summary>Makes a calendar.</summary>
    /// <exception cref="ArgumentException">The week has no working day.</exception>
    public BusinessCalendar(DateTimeZone zone, IEnumerable<IsoDayOfWeek> workingWeek, WorkingHours hours, IEnumerable<LocalDate> holidays)
    {
        this.workingWeek = workingWeek.ToFrozenSet();
        this.holidays = holidays.ToFrozenSet();
        (Zone, Hours) = (zone, hours);
        if (this.workingWeek.Count == 0)
        {
            throw new ArgumentException("A working week needs at least one day.", nameof(workingWeek));
        }
    }

    /// <summary>Gets Monday to Friday, 09:00 to 17:00, in UTC, without holidays.</summary>
    public static BusinessCalendar Default { get; } = new(
        DateTimeZone.Utc,
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday],
        WorkingHours.NineToFive,
        []);

    /// <summary>Gets the time zone of the agreement.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Gets the hours of a working day.</summary>
    public WorkingHours Hours { get; }

    /// <summary>Gets the working days of the week, Monday first.</summary>
    public IReadOnlyList<IsoDayOfWeek> WorkingWeek => [.. workingWeek.Order()];

    /// <summary>Gets the holidays, in order.</summary>
    public IReadOnlyList<LocalDate> Holidays => [.. holidays.Order()];

    /// <summary>Tells whether people work on a day: a day of the working week that is no holiday.</summary>
    public bool IsWorkingDay(LocalDate day) => workingWeek.Contains(day.DayOfWeek) && !holidays.Contains(day);

    /// <summary>Counts the working days of a period.</summary>
    public int WorkingDays(Period period) => period.Days.Count(IsWorkingDay);

    /// <summary>The working time between two local moments: only working hours of working days count (FORMULAS §7).</summary>
    /// <returns>Zero where <paramref name="to"/> is not after <paramref name="from"/>.</returns>
    public Duration WorkingTimeBetween(LocalDateTime from, LocalDateTime to)
    {
        if (to <= from)
        {
            return Duration.Zero;
        }

        var ticks = 0L;
        for (var day = from.Date; day <= to.Date; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day))
            {
                var start = day == from.Date ? LocalTime.Max(from.TimeOfDay, Hours.From) : Hours.From;
                var end = day == to.Date ? LocalTime.Min(to.TimeOfDay, Hours.To) : Hours.To;
                ticks += Math.Max(0, end.TickOfDay - start.TickOfDay);
            }
        }

        return Duration.FromTicks(ticks);
    }
}
