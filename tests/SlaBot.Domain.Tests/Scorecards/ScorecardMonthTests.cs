using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Domain.Tests.Scorecards;

public sealed class ScorecardMonthTests
{
    private static readonly Period Year = new(new(2026, 1, 1), new(2026, 12, 31));

    [Theory]
    [InlineData("2026-08-04", "2026-07-07", "2026-07-01")] // the first Tuesday reports the month that is over
    [InlineData("2026-07-31", "2026-06-30", "2026-07-01")] // the last business day closes its own month
    [InlineData("2026-07-24", "2026-05-29", "2026-06-01")] // eight days before the end it does not
    [InlineData("2026-07-25", "2026-06-27", "2026-07-01")]
    [InlineData("2026-07-15", "2026-06-15", "2026-06-01")]
    [InlineData("2026-08-11", "2026-08-04", "2026-08-01")] // weekly: July was reported the week before
    [InlineData("2026-07-06", "2026-04-06", "2026-06-01")] // quarterly: the last month
    [InlineData("2026-01-05", null, "2026-01-01")] // before the first month of the term there is none to report
    [InlineData("2027-01-05", "2026-12-01", "2026-12-01")] // the meeting after the term closes its last month
    public void A_meeting_reports_the_month_that_is_over(string meeting, string? before, string month) =>
        ScorecardMonth.Of(Day(meeting), before is null ? null : Day(before), Year).ShouldBe(Period.MonthOf(Day(month)));

    [Fact]
    public void Asked_for_without_a_month_it_is_the_last_complete_one()
    {
        ScorecardMonth.LastComplete(AsOf.CloseOf(new(2026, 7, 31)), Year).ShouldBe(Period.Month(2026, 7));
        ScorecardMonth.LastComplete(AsOf.CloseOf(new(2026, 7, 30)), Year).ShouldBe(Period.Month(2026, 6));
        ScorecardMonth.LastComplete(AsOf.CloseOf(new(2026, 1, 5)), Year).ShouldBe(Period.Month(2026, 1));
        ScorecardMonth.LastComplete(AsOf.CloseOf(new(2027, 5, 5)), Year).ShouldBe(Period.Month(2026, 12));
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
