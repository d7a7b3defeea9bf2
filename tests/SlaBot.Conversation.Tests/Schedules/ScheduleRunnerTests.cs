using NodaTime;
using NodaTime.TimeZones;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Schedules;

public sealed class ScheduleRunnerTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);

    // The meetings of August and September 2026 are on the 4th and the 1st, at 09:00; the scorecards on the working day before.
    private static readonly Instant August = Instant.FromUtc(2026, 8, 1, 0, 0);

    [Fact]
    public async Task Nothing_of_the_time_before_the_first_look_is_done()
    {
        var watched = Scorecards(Harbour.Agreement, Day);

        _ = await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 9, 1));
        await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 10, 0), Instant.FromUtc(2026, 8, 20, 0, 0), 7 * Hour);

        (watched.Done.Count, watched.Skipped.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task It_tells_when_the_next_run_is_due()
    {
        var watched = Scorecards(Harbour.Agreement, Day);

        (await watched.LookAsync(August)).NextDue.ShouldBeNull();
        (await watched.LookAsync(Instant.FromUtc(2026, 8, 2, 9, 0))).NextDue.ShouldBe(Instant.FromUtc(2026, 8, 3, 9, 0));
    }

    [Theory]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z")] // half an hour is missing
    [InlineData("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z")] // half an hour comes twice
    [InlineData("Antarctica/Troll", "2026-03-29T02:10", "2026-03-29T01:00:00Z")] // two hours are missing
    [InlineData("Antarctica/Troll", "2026-10-25T01:30", "2026-10-24T23:30:00Z")] // two hours come twice
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00:00Z")] // after Ramadan
    [InlineData("America/Santiago", "2026-09-06T00:30", "2026-09-06T04:00:00Z")] // midnight is missing
    [InlineData("Africa/Cairo", "2026-04-24T00:00", "2026-04-23T22:00:00Z")] // midnight is missing, on a Friday
    [InlineData("Asia/Gaza", "2026-03-28T02:30", "2026-03-28T00:00:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:00:00Z")] // where winter is the time that is set
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30:00Z")]
    public async Task An_hour_that_comes_twice_counts_once_and_one_that_is_missing_at_its_end(string zone, string local, string expected)
    {
        var at = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;
        var due = NodaTime.Text.InstantPattern.ExtendedIso.Parse(expected).Value;
        var watched = new Watched(SimulatedYears.Agreed(SimulatedYears.Terms("first tuesday 09:00", DateTimeZoneProviders.Tzdb[zone])), Once(at, Hour));

        await watched.LookAsync(due - (3 * Hour), due - Minute, Minute);
        watched.Done.ShouldBeEmpty();
        await watched.LookAsync(due, due + (4 * Hour), Minute);

        watched.Done.ShouldHaveSingleItem().DueAt.ShouldBe(due);
    }

    [Theory]
    [InlineData(-24 * 60)]
    [InlineData(-60)]
    [InlineData(60)]
    [InlineData(24 * 60)]
    public async Task A_clock_that_jumps_does_each_run_once(int minutes)
    {
        var jump = Duration.FromMinutes(minutes);
        var watched = Daily(Duration.FromHours(30));
        var (from, to) = (Instant.FromUtc(2026, 8, 1, 12, 0), Instant.FromUtc(2026, 8, 8, 12, 0));
        var jumpsAt = Instant.FromUtc(2026, 8, 4, 8, 30);

        await watched.LookAsync(from, jumpsAt, Duration.FromMinutes(10));
        await watched.LookAsync(jumpsAt + jump, to, Duration.FromMinutes(10));

        watched.Times.Select(at => at.Date).ShouldBe(new Period(new(2026, 8, 2), new(2026, 8, 8)).Days);
        watched.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_that_was_wrong_for_a_while_loses_nothing()
    {
        var watched = Daily(Hour);

        await watched.LookAsync(Instant.FromUtc(2026, 8, 1, 12, 0), Instant.FromUtc(2026, 8, 3, 8, 0), Minute * 20);
        await watched.LookAsync(Instant.FromUtc(2027, 8, 3, 8, 0), Instant.FromUtc(2027, 8, 3, 8, 40), Minute * 20);
        await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 8, 40), Instant.FromUtc(2026, 8, 6, 12, 0), Minute * 20);

        watched.Times.Select(at => at.Date).ShouldBe(new Period(new(2026, 8, 2), new(2026, 8, 6)).Days);
    }

    [Fact]
    public async Task After_three_weeks_of_downtime_what_is_still_of_use_is_done_and_every_skip_is_told_once()
    {
        var watched = Daily(Day);
        _ = await watched.LookAsync(Instant.FromUtc(2026, 8, 1, 12, 0));

        await watched.LookAsync(Instant.FromUtc(2026, 8, 22, 12, 0), Instant.FromUtc(2026, 8, 23, 8, 0), Hour);

        watched.Times.ShouldBe([new(2026, 8, 22, 9, 0)]);
        watched.Skipped.Select(record => record.Run.At.Date).ShouldBe(new Period(new(2026, 8, 2), new(2026, 8, 21)).Days);
        (await RecordsAsync(watched)).Count(record => record.End == RunEnd.Skipped).ShouldBe(20);
    }

    [Fact]
    public async Task Runs_of_the_same_moment_are_done_in_order()
    {
        var watched = new Watched(
            Harbour.History((new(2026, 1, 1), Harbour.Agreement)), Once(new(2026, 8, 2, 9, 0), Day, "b"), Once(new(2026, 8, 2, 8, 0), Day, "c"), Once(new(2026, 8, 2, 9, 0), Day, "a"));
        _ = await watched.LookAsync(August);

        _ = await watched.LookAsync(August + (2 * Day));

        watched.Done.Select(record => record.Run.Schedule).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public async Task Another_hour_of_the_meeting_does_nothing_again()
    {
        var watched = Scorecards(Harbour.Agreement, Day);
        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 3, 9, 30), Minute * 30);

        watched.Agreed = Harbour.History((new(2026, 1, 1), Harbour.Agreement with { Reporting = new("first tuesday 10:00", 1, BusinessDays: true) }));
        await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 9, 40), Instant.FromUtc(2026, 9, 2, 0, 0), Hour);

        watched.Times.ShouldBe([new(2026, 8, 3, 9, 0), new(2026, 8, 31, 10, 0)]);
    }

    [Theory]
    [InlineData("America/Los_Angeles")] // the same hour comes again
    [InlineData("Asia/Tokyo")] // it had come before it was looked at
    public async Task Another_zone_does_nothing_again_and_loses_nothing_to_come(string zone)
    {
        var watched = Daily(Day);
        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 3, 9, 30), Minute * 30);
        var moved = Harbour.Agreement with { Calendar = SimulatedYears.Terms("15th 09:00", DateTimeZoneProviders.Tzdb[zone]).Calendar };

        watched.Agreed = Harbour.History((new(2026, 1, 1), moved));
        await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 9, 40), Instant.FromUtc(2026, 8, 7, 8, 0), Minute * 30);

        watched.Times.Select(at => at.Date).ShouldBe(new Period(new(2026, 8, 1), new(2026, 8, zone == "Asia/Tokyo" ? 7 : 6)).Days);
    }

    [Fact]
    public async Task A_run_between_two_wall_clocks_is_not_lost_when_the_zone_changes()
    {
        var watched = new Watched(Harbour.History((new(2026, 1, 1), Harbour.Agreement)), Once(new(2026, 8, 3, 12, 0), Duration.FromHours(6)));
        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 3, 9, 30), Minute * 30);
        var tokyo = Harbour.Agreement with { Calendar = SimulatedYears.Terms("15th 09:00", DateTimeZoneProviders.Tzdb["Asia/Tokyo"]).Calendar };

        // 18:30 in Tokyo: noon is past, though it never came.
        watched.Agreed = Harbour.History((new(2026, 1, 1), tokyo));
        _ = await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 9, 30));
        watched.Skipped.ShouldHaveSingleItem().Run.At.ShouldBe(new LocalDateTime(2026, 8, 3, 12, 0));
    }

    [Fact]
    public async Task A_meeting_that_is_moved_so_near_that_its_scorecard_is_due_gets_it_at_once()
    {
        var watched = Scorecards(Harbour.Agreement, Day);
        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 20, 12, 0), 6 * Hour);

        await MoveAsync(watched, new(2026, 9, 1, 9, 0), new(2026, 8, 21, 10, 0));
        await watched.LookAsync(Instant.FromUtc(2026, 8, 20, 12, 1), Instant.FromUtc(2026, 9, 2, 0, 0), 6 * Hour);

        watched.Times.ShouldBe([new(2026, 8, 3, 9, 0), new(2026, 8, 20, 10, 0)]);
    }

    [Fact]
    public async Task A_meeting_that_is_put_off_gets_one_scorecard_and_one_that_is_called_off_none()
    {
        var watched = Scorecards(Harbour.Agreement, Day);
        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 3, 12, 0), 6 * Hour);

        await MoveAsync(watched, new(2026, 8, 4, 9, 0), new(2026, 8, 11, 9, 0));
        await MoveAsync(watched, new(2026, 9, 1, 9, 0), null);
        await MoveAsync(watched, new(2026, 10, 6, 9, 0), new(2026, 10, 8, 14, 0));
        await watched.LookAsync(Instant.FromUtc(2026, 8, 3, 13, 0), Instant.FromUtc(2026, 10, 20, 0, 0), 6 * Hour);

        watched.Times.ShouldBe([new(2026, 8, 3, 9, 0), new(2026, 10, 7, 14, 0)]);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_holds_up_nothing_else()
    {
        var failing = Once(new(2026, 8, 2, 9, 0), 2 * Hour, "failing");
        var tries = 0;
        failing.Fault = _ => ++tries < 3 ? new InvalidOperationException() : null;
        var watched = new Watched(Harbour.History((new(2026, 1, 1), Harbour.Agreement)), failing, Once(new(2026, 8, 2, 9, 0), Day, "other"));

        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 3, 0, 0), Minute * 10);

        watched.Done.Select(record => (record.Run.Schedule, record.At)).ShouldBe([("other", Instant.FromUtc(2026, 8, 2, 9, 0)), ("failing", Instant.FromUtc(2026, 8, 2, 9, 20))]);
        failing.Commits.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task What_fails_until_it_is_of_no_use_is_told_as_skipped_with_its_error()
    {
        var failing = Once(new(2026, 8, 2, 9, 0), 2 * Hour);
        failing.Fault = _ => new InvalidOperationException();
        var watched = new Watched(Harbour.History((new(2026, 1, 1), Harbour.Agreement)), failing);

        await watched.LookAsync(August, Instant.FromUtc(2026, 8, 4, 0, 0), Minute * 30);

        watched.Done.ShouldBeEmpty();
        watched.Skipped.ShouldHaveSingleItem().Error.ShouldBe("InvalidOperationException");
    }

    [Fact]
    public async Task Two_runners_of_one_book_do_a_run_once()
    {
        var one = Daily(Day);
        var other = new ScheduleRunner(one, new SlaBot.Testing.Storage.InMemoryFactStore(), one.Books, [DailySchedule(Day)]);
        _ = await one.LookAsync(August);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? one.LookAsync(August + Day)
            : other.LookAsync(WorkspaceId.Local, August + Day, TestContext.Current.CancellationToken)));

        results.Sum(result => result.Done.Count).ShouldBe(1);
    }

    [Fact]
    public async Task Looking_often_writes_seldom_and_old_runs_are_forgotten()
    {
        var watched = Daily(Hour);
        _ = await watched.LookAsync(August);
        var before = watched.Books.Writes;
        await watched.LookAsync(August + Minute, August + (8 * Hour), Minute);
        (watched.Books.Writes - before).ShouldBeLessThanOrEqualTo(8);

        await watched.LookAsync(August + (9 * Hour), August + (900 * Day), 24 * Hour);

        watched.Done.Count.ShouldBe(900);
        var kept = await RecordsAsync(watched);
        kept.Count.ShouldBeInRange(ScheduleRunner.DaysKept - 1, ScheduleRunner.DaysKept + 32);
    }

    [Fact]
    public async Task A_zone_that_the_database_does_not_know_any_more_is_told_by_its_name()
    {
        var watched = Daily(Day);
        watched.Fault = new DateTimeZoneNotFoundException("Time zone Mars/Olympus is unknown to source TZDB");

        (await Should.ThrowAsync<DateTimeZoneNotFoundException>(() => watched.LookAsync(August))).Message.ShouldContain("Mars/Olympus");
    }

    private static Watched Scorecards(Agreement terms, Duration catchUp) => new(Harbour.History((terms.Term.From, terms)), Counted.Scorecards(catchUp));

    private static Watched Daily(Duration catchUp) => new(Harbour.History((new(2026, 1, 1), Harbour.Agreement)), DailySchedule(catchUp));

    private static Counted DailySchedule(Duration catchUp) => new(
        "daily",
        (_, after, through) => new Period(after.Date, through.Date).Days.Select(day => (At: day + new LocalTime(9, 0), "")).Where(run => run.At > after && run.At <= through),
        catchUp);

    private static Counted Once(LocalDateTime at, Duration catchUp, string name = "once") =>
        new(name, (_, after, through) => at > after && at <= through ? [(at, "")] : [], catchUp);

    private static async Task MoveAsync(Watched watched, LocalDateTime ruleAt, LocalDateTime? to) => _ = await watched.Books.ChangeBooksAsync(
        WorkspaceId.Local,
        draft =>
        {
            MeetingBook.Put(draft, new(new(ruleAt, to), new(Platform.Teams, "t", "jane"), "Jane", August));
            return true;
        },
        TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<RunRecord>> RecordsAsync(Watched watched) =>
        await RunBook.ReadAsync(watched.Books, WorkspaceId.Local, TestContext.Current.CancellationToken);
}
