using NodaTime;

namespace SlaBot.Conversation.Schedules;

/// <summary>That somebody wants the next meeting at another time, as far as the words say.</summary>
public sealed record AskedMove
{
    /// <summary>Gets whether it is not to be held at all.</summary>
    public bool IsOff { get; init; }

    /// <summary>Gets whether the words name the meeting; where they do not ("move it to Thursday"), they mean what was spoken of before.</summary>
    public bool NamesMeeting { get; init; }

    /// <summary>Gets the day, or null where none was said.</summary>
    public AskedDay? Day { get; init; }

    /// <summary>Gets the time of day, or null where none was said.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The time that is meant for a meeting; null where neither a day nor a time was said, or a day that does not exist.</summary>
    /// <param name="meeting">When the meeting is now.</param>
    /// <param name="today">Today where the meeting is held.</param>
    public LocalDateTime? For(LocalDateTime meeting, LocalDate today) =>
        Day is null && Time is null ? null
            : (Day is null ? meeting.Date : Day.For(meeting.Date, today)) is { } day ? day + (Time ?? meeting.TimeOfDay)
            : null;
}

/// <summary>A day as people say it.</summary>
public abstract record AskedDay
{
    private AskedDay()
    {
    }

    /// <summary>The day that is meant.</summary>
    /// <param name="meeting">The day of the meeting that is spoken of.</param>
    /// <param name="today">Today.</param>
    public abstract LocalDate? For(LocalDate meeting, LocalDate today);

    /// <summary>A day of a week: that of the meeting, or, where a week is named, that many weeks from now.</summary>
    public sealed record Weekday(IsoDayOfWeek Day, int? WeeksAhead) : AskedDay
    {
        /// <inheritdoc/>
        public override LocalDate? For(LocalDate meeting, LocalDate today)
        {
            if (WeeksAhead is { } weeks)
            {
                return InWeekOf(today.PlusWeeks(weeks));
            }

            var day = InWeekOf(meeting);
            return day > today ? day : InWeekOf(today) is var near && near > today ? near : near.PlusWeeks(1);
        }

        private LocalDate InWeekOf(LocalDate day) => day.PlusDays((int)Day - (int)day.DayOfWeek);
    }

    /// <summary>Some days from now.</summary>
    public sealed record Ahead(int Days) : AskedDay
    {
        /// <inheritdoc/>
        public override LocalDate? For(LocalDate meeting, LocalDate today) => today.PlusDays(Days);
    }

    /// <summary>A date, of which the year or the month may be left out.</summary>
    public sealed record Date(int? Year, int? Month, int Day) : AskedDay
    {
        private const int MostMonths = 12;

        /// <inheritdoc/>
        public override LocalDate? For(LocalDate meeting, LocalDate today)
        {
            if (Year is { } year)
            {
                return Month is { } month ? On(year, month) : null;
            }

            // Of the years, or months, that are left out the next is meant; where no month is named, not one before the meeting's own.
            var first = Month is null && meeting.With(DateAdjusters.StartOfMonth) > today ? meeting.With(DateAdjusters.StartOfMonth) : today;
            return Enumerable.Range(0, MostMonths + 1)
                .Select(ahead => first.PlusMonths(ahead))
                .Where(at => Month is null || at.Month == Month)
                .Select(at => On(at.Year, at.Month))
                .FirstOrDefault(day => day >= today);
        }

        private LocalDate? On(int year, int month) =>
            month is >= 1 and <= MostMonths && year is > 2000 and < 2100 && Day >= 1 && Day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new(year, month, Day) : null;
    }
}
