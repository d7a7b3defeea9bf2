using NodaTime;

namespace SlaBot.Domain.Calendars;

/// <summary>
/// The moment up to which facts count. "As of a date" is the close of that day; live, it is now to the whole
/// minute, and today counts by the share of its working hours that has passed (docs/formulas.md, the share of a period).
/// </summary>
public readonly record struct AsOf
{
    private AsOf(LocalDate day, decimal dayShare) => (Day, DayShare) = (day, dayShare);

    /// <summary>Gets the day whose facts still count.</summary>
    public LocalDate Day { get; }

    /// <summary>Gets how much of <see cref="Day"/> has passed, from 0 to 1.</summary>
    public decimal DayShare { get; }

    /// <summary>The close of a day.</summary>
    public static AsOf CloseOf(LocalDate day) => new(day, 1m);

    /// <summary>A moment that was written down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is none from 0 to 1.</exception>
    public static AsOf Restored(LocalDate day, decimal dayShare) =>
        dayShare is >= 0m and <= 1m ? new(day, dayShare) : throw new ArgumentOutOfRangeException(nameof(dayShare), dayShare, "A day has passed by a share from 0 to 1.");

    /// <summary>Whether all of some days are over.</summary>
    public bool HasEnded(Period days) => Day > days.To || (Day == days.To && DayShare == 1m);

    /// <summary>A moment, seen in the zone and the working hours of a calendar; the seconds of the minute do not count.</summary>
    public static AsOf Live(Instant now, BusinessCalendar calendar)
    {
        var local = now.InZone(calendar.Zone).LocalDateTime;
        return new(local.Date, calendar.Hours.SharePassedAt(TimeAdjusters.TruncateToMinute(local.TimeOfDay)));
    }
}
