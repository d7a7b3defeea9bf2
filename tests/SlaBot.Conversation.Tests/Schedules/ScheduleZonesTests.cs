using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Standings;
using SlaBot.Testing.Clock;

namespace SlaBot.Conversation.Tests.Schedules;

/// <summary>Twenty zones, ten years, every kind of rule, against the transitions that another program printed.</summary>
public sealed class ScheduleZonesTests
{
    private const int LongestStepMinutes = 19 * 24 * 60;
    private static readonly Duration CatchUp = Duration.FromDays(20);

    // The table ends in 2032; what comes after is checked without it.
    private static readonly LocalDate TableEnds = new(2031, 12, 31);

    // Since the table was printed, Morocco decided to stay on the time of Greenwich from then on.
    private static readonly LocalDate MoroccoChanges = new(2026, 9, 1);

    // Rules give wall-clock times, which are the same everywhere; the runner finds their place in the workspace's zone.
    private static readonly IReadOnlyList<(MeetingKind Kind, View View)> Kinds =
        [.. MeetingKind.All.Select(kind => (kind, ViewOf(SimulatedYears.Terms(kind.Rule, DateTimeZone.Utc))))];

    public static TheoryData<string> Zones => ZoneTable.ReadAll() is { } tables ? [.. tables.Keys] : ["UTC"];

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task Each_run_is_done_once_at_the_moment_that_the_table_tells(string id)
    {
        var tables = ZoneTable.ReadAll();
        Assert.SkipWhen(tables is null, "The transition tables are not beside the repository.");
        var (table, zone) = (tables![id], DateTimeZoneProviders.Tzdb[id]);
        var schedules = Kinds.Select(one => Counted.Meetings(one.Kind.Rule, one.View, CatchUp)).ToArray();
        var watched = new Watched(SimulatedYears.Agreed(SimulatedYears.Terms("first tuesday 09:00", zone)), schedules);

        foreach (var now in Moments(table, new Random(id.Length)))
        {
            var result = await watched.LookAsync(now);
            result.Failed.ShouldBeEmpty();
            result.Done.Select(record => record.DueAt).ShouldBeInOrder();
            result.Done.ShouldAllBe(record => record.DueAt <= now);
        }

        watched.Skipped.ShouldBeEmpty();
        var ends = id == "Africa/Casablanca" ? MoroccoChanges : TableEnds;
        var done = watched.Done.ToLookup(record => record.Run.Schedule);
        foreach (var kind in MeetingKind.All)
        {
            var runs = done[kind.Rule].ToList();
            schedules.Single(schedule => schedule.Name == kind.Rule).Commits.Values.ShouldAllBe(times => times == 1);
            runs.Select(record => record.Run.At).ShouldBe(kind.Meetings(), $"{id}: {kind.Rule}");
            runs.Where(record => record.Run.At.Date < ends).Select(record => record.DueAt)
                .ShouldBe(kind.Meetings().Where(at => at.Date < ends).Select(table.InstantOf), $"{id}: {kind.Rule}");
        }
    }

    [Fact]
    public async Task However_a_span_is_cut_into_steps_the_same_is_done()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var from = Instant.FromUtc(2026, 10, 20, 12, 0);
        const int minutes = 30 * 24 * 60;
        var daily = ViewOf(SimulatedYears.Terms("FREQ=DAILY;BYHOUR=1;BYMINUTE=30", zone));
        var agreed = SimulatedYears.Agreed(SimulatedYears.Terms("first tuesday 09:00", zone));
        await Gen.Int[1, minutes].Array[1, 40].SampleAsync(
            async cuts =>
            {
                var watched = new Watched(agreed, Counted.Meetings("meeting", daily, Duration.FromDays(400)));
                foreach (var minute in cuts.Append(0).Append(minutes).Order())
                {
                    _ = await watched.LookAsync(from + Duration.FromMinutes(minute));
                }

                watched.Times.ShouldBe(new Period(new(2026, 10, 21), new(2026, 11, 19)).Days.Select(day => day + new LocalTime(1, 30)));
                watched.Done.Single(record => record.Run.At.Date == new LocalDate(2026, 11, 1)).DueAt.ShouldBe(Instant.FromUtc(2026, 11, 1, 5, 30));
            },
            iter: 60);
    }

    private static View ViewOf(SlaBot.Domain.Agreements.Agreement terms) =>
        new(SimulatedYears.Agreed(terms), DailyTotals.Empty, SlaBot.Domain.Calendars.AsOf.CloseOf(SimulatedYears.From));

    // Steps of any length, and many small ones around each time the clocks are set.
    private static IEnumerable<Instant> Moments(ZoneTable table, Random random)
    {
        var (first, last) = (Instant.FromUtc(2023, 12, 29, 0, 0), Instant.FromUtc(2034, 1, 4, 0, 0));
        var moments = new SortedSet<Instant> { first, last };
        for (var now = first; now < last; now += Duration.FromMinutes(random.Next(1, LongestStepMinutes)))
        {
            _ = moments.Add(now);
        }

        foreach (var set in table.Transitions)
        {
            moments.UnionWith(new[] { -61, -1, 0, 29, 59, 121 }.Select(minutes => set + Duration.FromMinutes(minutes)));
        }

        return moments;
    }
}
