using CsCheck;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Tests.Calendars;

public sealed class BusinessClockTests
{
    // The examples of docs/formulas.md, business hours; 2026-11-26 is Thanksgiving, a holiday here.
    [Theory]
    [InlineData("09:00-17:00", 4, "2026-03-04T16:00", "2026-03-05T12:00")]
    [InlineData("09:00-18:00", 12, "2026-03-06T18:00", "2026-03-10T12:00")]
    [InlineData("09:00-17:00", 4, "2026-03-06T16:00", "2026-03-09T12:00")]
    [InlineData("09:00-17:00", 4, "2026-11-25T16:00", "2026-11-27T12:00")]
    [InlineData("09:00-17:00", 4, "2026-03-08T02:30", "2026-03-09T13:00")]
    [InlineData("09:00-17:00", 4, "2026-03-05T07:15", "2026-03-05T13:00")]
    [InlineData("09:00-17:00", 8, "2026-03-05T09:00", "2026-03-05T17:00")]
    [InlineData("09:00-17:00", 16, "2026-03-05T09:00", "2026-03-06T17:00")]
    [InlineData("09:00-17:00", 0, "2026-03-05T10:20", "2026-03-05T10:20")]
    [InlineData("09:00-17:00", 0, "2026-03-06T17:00", "2026-03-09T09:00")]
    public void A_clock_runs_in_working_hours_only(string hours, int time, string from, string due) =>
        Clock(hours).Due(Local(from), Duration.FromHours(time)).ShouldBe(Local(due));

    // Clocks go forward on Sunday 8 March 2026 and back on Sunday 1 November 2026 in Chicago.
    [Theory]
    [InlineData("2026-03-06T22:00Z", "2026-03-09T17:00Z")]
    [InlineData("2026-10-30T21:00Z", "2026-11-02T18:00Z")]
    public void Over_a_change_of_the_clocks_hours_are_wall_hours(string from, string due)
    {
        var clock = Clock("09:00-17:00");

        clock.Due(Utc(from), Duration.FromHours(4)).ShouldBe(Utc(due));
        clock.Between(Utc(from), Utc(due)).ShouldBe(Duration.FromHours(4));
    }

    [Fact]
    public void At_work_on_the_night_of_the_change_wall_hours_count_too()
    {
        var nights = new BusinessClock(new(
            DateTimeZoneProviders.Tzdb["America/Chicago"], [IsoDayOfWeek.Sunday], new(new(0, 0), new(6, 0)), []));

        // 00:00 to 06:00 are six wall hours, though only five pass on the night that the clocks go forward.
        nights.Due(new LocalDateTime(2026, 3, 8, 0, 0), Duration.FromHours(6)).ShouldBe(new LocalDateTime(2026, 3, 8, 6, 0));

        // 02:30 does not exist that night: what is due then is due when the clocks have gone forward, at 03:30.
        nights.Due(Utc("2026-03-08T06:00Z"), Duration.FromMinutes(150)).ShouldBe(Utc("2026-03-08T08:30Z"));
    }

    [Fact]
    public void The_working_time_until_due_is_the_time_given() =>
        Gen.Select(Some.Calendar, Some.Moment, Gen.Int[0, 60 * 60 * 200]).Sample((calendar, moment, seconds) =>
        {
            var time = Duration.FromSeconds(seconds);
            var due = new BusinessClock(calendar).Due(moment, time);

            calendar.WorkingTimeBetween(moment, due).ShouldBe(time);
            due.ShouldBeGreaterThanOrEqualTo(moment);
            calendar.IsWorkingDay(due.Date).ShouldBeTrue();
        });

    [Fact]
    public void More_time_is_never_due_sooner() =>
        Gen.Select(Some.Calendar, Some.Moment, Gen.Int[0, 9999], Gen.Int[0, 9999]).Sample((calendar, moment, minutes, more) =>
        {
            var clock = new BusinessClock(calendar);
            clock.Due(moment, Duration.FromMinutes(minutes + more)).ShouldBeGreaterThanOrEqualTo(clock.Due(moment, Duration.FromMinutes(minutes)));
        });

    [Fact]
    public void Time_does_not_run_backwards() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Clock("09:00-17:00").Due(Local("2026-03-05T10:00"), Duration.FromHours(-1)));

    private static BusinessClock Clock(string hours)
    {
        var ends = hours.Split('-').Select(text => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value).ToArray();
        return new(new(
            DateTimeZoneProviders.Tzdb["America/Chicago"],
            BusinessCalendar.Default.WorkingWeek,
            new WorkingHours(ends[0], ends[1]),
            [new LocalDate(2026, 11, 26)]));
    }

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static Instant Utc(string text) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(text).Value;
}
