using NodaTime;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Tests.Calendars;

public sealed class AsOfTests
{
    private static readonly BusinessCalendar Chicago = new(
        DateTimeZoneProviders.Tzdb["America/Chicago"], [IsoDayOfWeek.Monday], WorkingHours.NineToFive, []);

    [Fact]
    public void As_of_a_date_the_whole_day_has_passed()
    {
        AsOf.CloseOf(Some.Monday).Day.ShouldBe(Some.Monday);
        AsOf.CloseOf(Some.Monday).DayShare.ShouldBe(1m);
    }

    [Theory]
    [InlineData("03:00", 0)]
    [InlineData("09:00", 0)]
    [InlineData("11:00", 0.25)]
    [InlineData("16:00", 0.875)]
    [InlineData("17:00", 1)]
    [InlineData("23:59", 1)]
    public void Live_today_counts_by_the_share_of_its_working_hours_that_has_passed(string time, decimal share)
    {
        var now = Some.Monday.At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value)
            .InZoneStrictly(Chicago.Zone).ToInstant();

        AsOf.Live(now, Chicago).Day.ShouldBe(Some.Monday);
        AsOf.Live(now, Chicago).DayShare.ShouldBe(share);
    }

    [Fact]
    public void Live_the_seconds_of_a_minute_do_not_count()
    {
        var minute = Some.Monday.At(new(11, 7)).InZoneStrictly(Chicago.Zone).ToInstant();

        AsOf.Live(minute + Duration.FromSeconds(59.9), Chicago).ShouldBe(AsOf.Live(minute, Chicago));
        AsOf.Live(minute + Duration.FromSeconds(60), Chicago).ShouldNotBe(AsOf.Live(minute, Chicago));
    }

    [Fact]
    public void The_day_is_that_of_the_agreements_zone() =>
        AsOf.Live(Instant.FromUtc(2026, 3, 3, 2, 0), Chicago).Day.ShouldBe(new LocalDate(2026, 3, 2));

    [Fact]
    public void Working_hours_end_after_they_begin() =>
        Should.Throw<ArgumentException>(() => new WorkingHours(new(17, 0), new(9, 0))).Message.ShouldContain("must end after they begin");
}
