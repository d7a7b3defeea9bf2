using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Tests.Schedules;

public sealed class MeetingTimesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_scorecard_and_each_draft_is_due_in_one_window_however_the_years_are_cut(int daysBefore)
    {
        var random = new Random(daysBefore);
        var (from, to) = (SimulatedYears.From.AtMidnight().PlusDays(-30), SimulatedYears.To.AtMidnight().PlusDays(1));
        foreach (var kind in MeetingKind.All)
        {
            var view = ViewOf(SimulatedYears.Terms(kind.Rule, DateTimeZone.Utc, daysBefore), new([]));
            var (scorecards, drafts) = (new List<(LocalDateTime, LocalDateTime)>(), new List<(LocalDateTime, LocalDateTime)>());
            for (var (after, through) = (from, from); after < to; after = through)
            {
                through = after.PlusMinutes(random.Next(1, 80 * 24 * 60));
                scorecards.AddRange(MeetingTimes.WithScorecardDue(view, after, through).Select(meeting => (meeting.RuleAt, meeting.ScorecardAt)));
                drafts.AddRange(MeetingTimes.WithDraftDue(view, after, through).Select(meeting => (meeting.RuleAt, meeting.DraftAt)));
            }

            var expected = kind.Meetings().Select(at => (at, Due: DueFor(at, daysBefore))).ToList();
            scorecards.ShouldBe(expected, kind.Rule);
            drafts.ShouldBe(expected.Select(one => (one.at, WorkedBefore(one.Due.Date, 1) + one.Due.TimeOfDay)), kind.Rule);
        }
    }

    [Fact]
    public void A_moved_meeting_takes_its_place_in_the_order_and_one_that_is_called_off_has_none()
    {
        var view = ViewOf(SimulatedYears.Terms("every monday 09:00", DateTimeZone.Utc), new(
        [
            new(new(2026, 9, 7, 9, 0), new LocalDateTime(2026, 9, 23, 10, 0)),
            new(new(2026, 9, 14, 9, 0), null),
            new(new(2026, 9, 28, 9, 0), new LocalDateTime(2026, 9, 22, 8, 0)),
            new(new(2026, 9, 15, 9, 0), new LocalDateTime(2026, 9, 16, 9, 0)), // which the rule does not have
        ]));

        MeetingTimes.HeldOn(view, Period.Month(2026, 9)).Select(meeting => (meeting.At, meeting.Id, meeting.IsMoved)).ShouldBe(
        [
            (new(2026, 9, 21, 9, 0), "2026-09-21", false),
            (new(2026, 9, 22, 8, 0), "2026-09-28", true),
            (new(2026, 9, 23, 10, 0), "2026-09-07", true),
        ]);
        MeetingTimes.WithScorecardDue(view, new(2026, 9, 22, 10, 0, 0), new(2026, 9, 23, 0, 0)).ShouldBeEmpty();
        MeetingTimes.WithScorecardDue(view, new(2026, 9, 22, 9, 59, 59), new(2026, 9, 22, 10, 0)).ShouldHaveSingleItem().Id.ShouldBe("2026-09-07");
    }

    [Fact]
    public void On_the_day_itself_the_scorecard_comes_an_hour_before_and_not_before_midnight()
    {
        var early = ViewOf(SimulatedYears.Terms("first tuesday 00:30", DateTimeZone.Utc, daysBefore: 0), new([]));

        MeetingTimes.HeldOn(early, Period.Month(2026, 9)).ShouldHaveSingleItem().ScorecardAt.ShouldBe(new(2026, 9, 1, 0, 0));
    }

    private static LocalDateTime DueFor(LocalDateTime meeting, int daysBefore) => daysBefore > 0 ? WorkedBefore(meeting.Date, daysBefore) + meeting.TimeOfDay
        : meeting.Hour == 0 ? meeting.Date.AtMidnight()
        : meeting.PlusHours(-1);

    private static LocalDate WorkedBefore(LocalDate day, int days)
    {
        while (days > 0)
        {
            day = day.PlusDays(-1);
            days -= day.DayOfWeek <= IsoDayOfWeek.Friday && !SimulatedYears.Holidays.Contains(day) ? 1 : 0;
        }

        return day;
    }

    private static View ViewOf(Agreement terms, MovedMeetings moved) => new(SimulatedYears.Agreed(terms), DailyTotals.Empty, AsOf.CloseOf(SimulatedYears.From)) { Moved = moved };
}
