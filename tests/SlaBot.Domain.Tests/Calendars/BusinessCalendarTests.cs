using CsCheck;
using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly LocalDate Friday = new(2026, 7, 3), Saturday = new(2026, 7, 4), NextMonday = new(2026, 7, 6);

    [Fact]
    public void A_week_without_a_working_day_is_refused() =>
        Should.Throw<ArgumentException>(() => new BusinessCalendar(DateTimeZone.Utc, [], WorkingHours.NineToFive, []))
            .Message.ShouldStartWith("A working week needs at least one day.");

    [Fact]
    public void Working_days_are_those_of_the_week_that_are_no_holidays() =>
        WithHolidays(Friday, Saturday).WorkingDays(Period.Month(2026, 7)).ShouldBe(22);

    [Fact]
    public void Counting_by_weeks_is_counting_day_by_day() => Gen.Select(Some.Calendar, Some.Period).Sample((calendar, period) =>
        calendar.WorkingDays(period).ShouldBe(period.Days.Count(calendar.IsWorkingDay)));

    [Theory]
    [InlineData(1, "2026-07-06")]
    [InlineData(5, "2026-07-10")]
    [InlineData(6, "2026-07-13")]
    [InlineData(0, "2026-07-04")]
    [InlineData(-1, "2026-07-02")]
    [InlineData(-3, "2026-06-30")]
    public void Working_days_from_a_Saturday_after_a_holiday_skip_both(int days, string expected) =>
        Iso(WithHolidays(Friday).AddWorkingDays(Saturday, days)).ShouldBe(expected);

    [Fact]
    public void The_next_working_day_is_never_the_day_itself()
    {
        var calendar = WithHolidays(Friday);

        calendar.WorkingDayFrom(NextMonday).ShouldBe(NextMonday);
        calendar.WorkingDayFrom(Friday).ShouldBe(NextMonday);
        calendar.NextWorkingDay(NextMonday).ShouldBe(new LocalDate(2026, 7, 7));
        calendar.NextWorkingDay(new(2026, 7, 2)).ShouldBe(NextMonday);
    }

    [Fact]
    public void As_many_working_days_lie_between_as_were_added() =>
        Gen.Select(Some.Calendar, Some.Date, Gen.Int[1, 60]).Sample((calendar, day, days) =>
        {
            var later = calendar.AddWorkingDays(day, days);
            var earlier = calendar.AddWorkingDays(day, -days);

            calendar.IsWorkingDay(later).ShouldBeTrue();
            calendar.WorkingDays(new(day.PlusDays(1), later)).ShouldBe(days);
            calendar.IsWorkingDay(earlier).ShouldBeTrue();
            calendar.WorkingDays(new(earlier, day.PlusDays(-1))).ShouldBe(days);
        });

    [Fact]
    public void Holidays_for_ever_are_refused_rather_than_searched_for_ever()
    {
        var shut = new BusinessCalendar(
            DateTimeZone.Utc,
            [IsoDayOfWeek.Monday],
            WorkingHours.NineToFive,
            new Period(Some.Monday, Some.Monday.PlusYears(11)).Days.Where(day => day.DayOfWeek == IsoDayOfWeek.Monday));

        Should.Throw<InvalidOperationException>(() => shut.WorkingDayFrom(Some.Monday)).Message.ShouldStartWith("No working day within 3660 days of");
        Should.Throw<InvalidOperationException>(() => shut.AddWorkingDays(Some.Monday, 3));
        shut.AddWorkingDays(Some.Monday, -1).ShouldBe(Some.Monday.PlusDays(-7));
    }

    [Theory]
    [InlineData("2026-07-02T10:00", "2026-07-02T12:30", 150)]
    [InlineData("2026-07-02T16:00", "2026-07-06T10:00", 120)]
    [InlineData("2026-07-02T18:00", "2026-07-06T09:00", 0)]
    [InlineData("2026-07-03T10:00", "2026-07-05T12:00", 0)]
    [InlineData("2026-07-06T12:00", "2026-07-06T11:00", 0)]
    public void Only_working_hours_of_working_days_count(string from, string to, int minutes) =>
        WithHolidays(Friday).WorkingTimeBetween(Local(from), Local(to)).ShouldBe(Duration.FromMinutes(minutes));

    [Fact]
    public void Counting_by_whole_days_is_counting_hour_by_hour() =>
        Gen.Select(Some.Calendar, Some.Moment, Some.Moment).Sample((calendar, from, to) =>
        {
            var expected = Duration.Zero;
            for (var day = from.Date; day <= to.Date; day = day.PlusDays(1))
            {
                if (calendar.IsWorkingDay(day))
                {
                    var opened = LocalDateTime.Max(from, day + calendar.Hours.From);
                    var closed = LocalDateTime.Min(to, day + calendar.Hours.To);
                    expected += Duration.Max(Duration.Zero, NodaTime.Period.Between(opened, closed, PeriodUnits.Seconds).ToDuration());
                }
            }

            calendar.WorkingTimeBetween(from, to).ShouldBe(expected);
        });

    [Fact]
    public void A_thousand_years_take_no_longer_than_a_week() =>
        BusinessCalendar.Default.WorkingTimeBetween(new(1500, 1, 1, 0, 0), new(2500, 1, 1, 0, 0))
            .ShouldBe(Duration.FromHours(8) * BusinessCalendar.Default.WorkingDays(new(new(1500, 1, 1), new(2499, 12, 31))));

    private static BusinessCalendar WithHolidays(params LocalDate[] holidays) =>
        new(DateTimeZone.Utc, BusinessCalendar.Default.WorkingWeek, WorkingHours.NineToFive, holidays);

    private static LocalDateTime Local(string text) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
