using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Domain.Calendars;

namespace SlaBot.Conversation.Tests.Schedules;

public sealed class MeetingDatesTests
{
    private static readonly BusinessCalendar Chicago = new(
        DateTimeZoneProviders.Tzdb["America/Chicago"],
        BusinessCalendar.Default.WorkingWeek,
        WorkingHours.NineToFive,
        [new(2026, 1, 1), new(2026, 7, 31)]);

    [Theory]
    [InlineData("first tuesday 09:00", "2026-07-07 09:00, 2026-08-04 09:00, 2026-09-01 09:00")]
    [InlineData("last friday 16:30", "2026-07-31 16:30, 2026-08-28 16:30, 2026-09-25 16:30")]
    [InlineData("every monday 9:00", "2026-07-06 09:00, 2026-07-13 09:00, 2026-07-20 09:00")]
    [InlineData("15th 09:00", "2026-07-15 09:00, 2026-08-15 09:00, 2026-09-15 09:00")]
    [InlineData("31st 09:00", "2026-07-31 09:00, 2026-08-31 09:00, 2026-10-31 09:00")]
    [InlineData("first business day 09:00", "2026-07-01 09:00, 2026-08-03 09:00, 2026-09-01 09:00")]
    [InlineData("last business day 16:00", "2026-07-30 16:00, 2026-08-31 16:00, 2026-09-30 16:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9", "2026-07-07 09:00, 2026-08-04 09:00, 2026-09-01 09:00")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=30", "2026-07-13 09:30, 2026-07-27 09:30, 2026-08-10 09:30")]
    [InlineData("DTSTART:20260106T093000 RRULE:FREQ=MONTHLY;BYDAY=1TU", "2026-07-07 09:30, 2026-08-04 09:30, 2026-09-01 09:30")]
    [InlineData("DTSTART:20260106T150000Z RRULE:FREQ=MONTHLY;BYDAY=1TU", "2026-07-07 10:00, 2026-08-04 10:00, 2026-09-01 10:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260106T180000 RRULE:FREQ=MONTHLY;BYDAY=1TU", "2026-07-07 11:00, 2026-08-04 11:00, 2026-09-01 11:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9;COUNT=7", "2026-07-07 09:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9;UNTIL=20260808", "2026-07-07 09:00, 2026-08-04 09:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9;UNTIL=20260808T000000Z", "2026-07-07 09:00, 2026-08-04 09:00")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=9", "")]
    public void A_rule_gives_these_meetings(string rule, string expected) =>
        string.Join(", ", MeetingDates.In(rule, new(new(2026, 7, 1), new(2026, 12, 31)), new(2026, 1, 1), Chicago)
            .Take(3)
            .Select(meeting => meeting.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))).ShouldBe(expected);
}
