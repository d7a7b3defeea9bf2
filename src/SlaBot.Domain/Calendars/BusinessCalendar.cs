using System.Collections.Frozen;
using NodaTime;

namespace SlaBot.Domain.Calendars;

/// <summary>When a company works: its zone, the days of its week, its hours and its holidays.</summary>
public sealed class BusinessCalendar
{
    private const int DaysPerWeek = 7;

    // A week has a working day, but holidays may cover it, and the next: ten years of them are a slip of the pen.
    private const int LongestSearch = 3660;

    private readonly FrozenSet<IsoDayOfWeek> workingWeek;
    private readonly FrozenSet<LocalDate> holidays;
    private readonly LocalDate[] daysOff;

    /// <summary>Makes a calendar.</summary>
    /// <exception cref="ArgumentException">The week has no working day.</exception>
    public BusinessCalendar(DateTimeZone zone, IEnumerable<IsoDayOfWeek> workingWeek, WorkingHours hours, IEnumerable<LocalDate> holidays)
    {
        this.workingWeek = workingWeek.ToFrozenSet();
        this.holidays = holidays.ToFrozenSet();
        daysOff = [.. this.holidays.Where(day => this.workingWeek.Contains(day.DayOfWeek)).Order()];
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

    /// <summary>Counts the working days of a period, in a time that does not grow with its length.</summary>
    public int WorkingDays(Period period)
    {
        var wholeWeeks = period.Length / DaysPerWeek;
        var days = wholeWeeks * workingWeek.Count;
        for (var day = period.From.PlusDays(wholeWeeks * DaysPerWeek); day <= period.To; day = day.PlusDays(1))
        {
            days += workingWeek.Contains(day.DayOfWeek) ? 1 : 0;
        }

        return days - (DaysOffUpTo(period.To) - DaysOffUpTo(period.From.PlusDays(-1)));
    }

    /// <summary>The day itself where people work on it, else the next day on which they do.</summary>
    /// <exception cref="InvalidOperationException">Holidays cover the next ten years.</exception>
    public LocalDate WorkingDayFrom(LocalDate day) => Search(day, step: 1);

    /// <summary>The first working day after a day.</summary>
    /// <exception cref="InvalidOperationException">Holidays cover the next ten years.</exception>
    public LocalDate NextWorkingDay(LocalDate day) => Search(day.PlusDays(1), step: 1);

    /// <summary>
    /// The day that lies some working days after a day, or before it where they are negative; 0 gives the day itself,
    /// worked on or not. One working day after a Saturday is Monday, one before it Friday.
    /// </summary>
    /// <exception cref="InvalidOperationException">Holidays cover ten years in a row.</exception>
    public LocalDate AddWorkingDays(LocalDate day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = workingDays; left != 0; left -= step)
        {
            day = Search(day.PlusDays(step), step);
        }

        return day;
    }

    /// <summary>The working time between two local moments: only working hours of working days count (docs/formulas.md, business hours).</summary>
    /// <returns>Zero where <paramref name="to"/> is not after <paramref name="from"/>.</returns>
    public Duration WorkingTimeBetween(LocalDateTime from, LocalDateTime to) =>
        to <= from ? Duration.Zero
        : from.Date == to.Date ? WorkedBy(to) - WorkedBy(from)
        : (Hours.Length * WorkingDays(new(from.Date, to.Date.PlusDays(-1)))) - WorkedBy(from) + WorkedBy(to);

    /// <summary>How much of a day's working hours has passed at a moment of it.</summary>
    private Duration WorkedBy(LocalDateTime moment) => IsWorkingDay(moment.Date) ? Hours.PassedAt(moment.TimeOfDay) : Duration.Zero;

    private LocalDate Search(LocalDate from, int step)
    {
        var day = from;
        for (var tried = 0; tried < LongestSearch; tried++, day = day.PlusDays(step))
        {
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        throw new InvalidOperationException($"No working day within {LongestSearch} days of {from:R}: the calendar's holidays cover them all.");
    }

    private int DaysOffUpTo(LocalDate day)
    {
        var index = Array.BinarySearch(daysOff, day);
        return index >= 0 ? index + 1 : ~index;
    }
}
