using NodaTime;

namespace SlaBot.Domain.Calendars;

/// <summary>
/// A clock that runs only inside the working hours of working days. Hours are local wall hours: on the day the clocks
/// change, 09:00 to 17:00 is a working day like any other (docs/formulas.md, business hours).
/// </summary>
/// <param name="calendar">When people work.</param>
public sealed class BusinessClock(BusinessCalendar calendar)
{
    /// <summary>When the clock starts that is set off at a moment: at once in working hours, else at the next opening.</summary>
    /// <exception cref="InvalidOperationException">Holidays cover the next ten years.</exception>
    public LocalDateTime StartOf(LocalDateTime moment)
    {
        var today = moment.TimeOfDay < calendar.Hours.To ? moment.Date : moment.Date.PlusDays(1);
        var day = calendar.WorkingDayFrom(today);
        return day == moment.Date ? day + LocalTime.Max(moment.TimeOfDay, calendar.Hours.From) : day + calendar.Hours.From;
    }

    /// <summary>
    /// When some working time has run out that was set off at a moment. It may be a closing time: eight hours set off at
    /// 09:00 are due at 17:00, not on the next morning.
    /// </summary>
    /// <param name="moment">The local moment that sets it off.</param>
    /// <param name="time">The working time, from zero to 290 years.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="InvalidOperationException">Holidays cover the next ten years.</exception>
    public LocalDateTime Due(LocalDateTime moment, Duration time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Duration.Zero);
        var start = StartOf(moment);
        var fromOpening = calendar.Hours.PassedAt(start.TimeOfDay) + time;
        var (fullDays, rest) = Math.DivRem(fromOpening.ToInt64Nanoseconds(), calendar.Hours.Length.ToInt64Nanoseconds());
        if (rest == 0 && fullDays > 0)
        {
            (fullDays, rest) = (fullDays - 1, calendar.Hours.Length.ToInt64Nanoseconds());
        }

        return calendar.AddWorkingDays(start.Date, (int)fullDays) + calendar.Hours.From.PlusNanoseconds(rest);
    }

    /// <summary>When some working time has run out that was set off at an instant, seen in the calendar's zone.</summary>
    /// <inheritdoc cref="Due(LocalDateTime, Duration)"/>
    public Instant Due(Instant moment, Duration time) =>
        Due(moment.InZone(calendar.Zone).LocalDateTime, time).InZoneLeniently(calendar.Zone).ToInstant();

    /// <summary>The working time between two instants, seen in the calendar's zone; zero where the second is not after the first.</summary>
    public Duration Between(Instant from, Instant to) =>
        calendar.WorkingTimeBetween(from.InZone(calendar.Zone).LocalDateTime, to.InZone(calendar.Zone).LocalDateTime);
}
