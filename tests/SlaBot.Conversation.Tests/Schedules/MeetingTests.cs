using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Tests.Schedules;

public sealed class MeetingTests
{
    [Fact]
    public void The_scorecard_is_due_on_the_business_day_before() =>
        After(AsOf.CloseOf(new(2026, 9, 1))).First().ShouldBe((new LocalDateTime(2026, 10, 6, 9, 0), new LocalDate(2026, 10, 5)));

    [Theory]
    [InlineData(8, 59, 8, 4)]
    [InlineData(9, 1, 9, 1)]
    public void Todays_meeting_is_to_come_until_it_begins(int hour, int minute, int month, int day) =>
        After(AsOf.Live(Instant.FromUtc(2026, 8, 4, hour, minute), BusinessCalendar.Default)).First().At.Date.ShouldBe(new(2026, month, day));

    [Fact]
    public void No_meeting_lies_beyond_the_term() =>
        After(AsOf.CloseOf(new(2026, 11, 15))).ShouldHaveSingleItem().At.ShouldBe(new LocalDateTime(2026, 12, 1, 9, 0));

    [Fact]
    public void A_meeting_goes_by_the_revision_then_in_force() =>
        MeetingTimes.After(ViewOf(AsOf.CloseOf(new(2026, 8, 15)), Harbour.History((new(2026, 1, 1), Harbour.Agreement), (new(2026, 9, 15), Harbour.Reset))))
            .Take(3)
            .Select(meeting => meeting.At)
            .ShouldBe([new(2026, 9, 1, 9, 0), new(2026, 9, 30, 16, 0), new(2026, 10, 30, 16, 0)]);

    [Fact]
    public void A_meeting_on_a_holiday_is_marked()
    {
        var calendar = new BusinessCalendar(DateTimeZone.Utc, BusinessCalendar.Default.WorkingWeek, WorkingHours.NineToFive, [new(2026, 8, 4)]);
        var history = Harbour.History((new(2026, 1, 1), Harbour.Agreement with { Calendar = calendar }));

        MeetingTimes.After(ViewOf(AsOf.CloseOf(Harbour.Today), history)).Take(2).Select(meeting => meeting.OnHoliday).ShouldBe([true, false]);
    }

    private static IEnumerable<(LocalDateTime At, LocalDate Scorecard)> After(AsOf asOf) =>
        MeetingTimes.After(ViewOf(asOf, Harbour.History((new(2026, 1, 1), Harbour.Agreement)))).Select(meeting => (meeting.At, meeting.Scorecard));

    private static View ViewOf(AsOf asOf, AgreementHistory history) => new(history, DailyTotals.Empty, asOf);
}
