using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using NodaTime.TimeZones;
using SlaBot.Channels.Schedules;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Channels.Tests.Schedules;

public sealed class ScheduleClockTests : IAsyncDisposable
{
    private static readonly WorkspaceId Local = new("local");
    private static readonly WorkspaceId Other = new("other");
    private static readonly LocalDateTime Due = new(2026, 9, 15, 9, 0);

    private readonly FakeTimeProvider time = new(new(2026, 9, 15, 8, 55, 0, TimeSpan.Zero));
    private readonly Company company = new();
    private readonly Once schedule = new();
    private readonly InMemoryFactStore facts = new();
    private readonly RecordingLogs logs = new();
    private readonly ScheduleClock clock;

    public ScheduleClockTests() => clock = new(new(company, facts, new InMemoryBookStore(), [schedule]), company, facts, time, logs.CreateLogger<ScheduleClock>());

    [Fact]
    public async Task What_is_due_is_done_for_every_workspace_once_and_for_the_demo_never()
    {
        company.Workspaces = [Local, Other, new("demo")];
        clock.Start();

        await PassUntilAsync(() => clock.Tally.Done == 2);
        await PassAsync(TimeSpan.FromMinutes(5));

        clock.Tally.ShouldBe(new(2, 0, 0));
        schedule.Done.Keys.ShouldBe([Local, Other], ignoreOrder: true);
        schedule.Done.Values.ShouldAllBe(at => at >= Due.InUtc().ToInstant() && at < Due.InUtc().ToInstant() + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task A_workspace_whose_zone_is_unknown_is_told_by_name_and_holds_up_no_other()
    {
        company.Workspaces = [Local, Other];
        clock.Start();
        await PassAsync(TimeSpan.FromMinutes(2));
        company.Faults[Local] = () => throw new DateTimeZoneNotFoundException("Time zone Mars/Olympus is unknown to source TZDB");

        await PassUntilAsync(() => clock.Tally.Done == 1);

        clock.Troubles.ShouldHaveSingleItem().ShouldBe(new(Local, "Time zone Mars/Olympus is unknown to source TZDB"));
        logs.Lines.ShouldContain(line => line.Contains("Mars/Olympus", StringComparison.Ordinal));

        // When the zone is known again, what is still of use is done.
        _ = company.Faults.TryRemove(Local, out _);
        await PassUntilAsync(() => clock.Tally.Done == 2);
        clock.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workspace_that_hangs_holds_up_no_other()
    {
        company.Workspaces = [Local, Other];
        company.Faults[Local] = () => new(new TaskCompletionSource<AgreementHistory>().Task.WaitAsync(company.Hanging.Token));
        clock.Start();

        await PassUntilAsync(() => clock.Tally.Done == 1);

        schedule.Done.Keys.ShouldBe([Other]);
    }

    [Fact]
    public async Task A_workspace_that_comes_is_looked_at_and_one_that_goes_is_not()
    {
        clock.Start();
        await PassAsync(TimeSpan.FromMinutes(2));
        company.Workspaces = [Other];
        clock.Look(Other);
        await PassUntilAsync(() => company.Looked.ContainsKey(Other));

        company.Workspaces = [];
        await PassAsync(TimeSpan.FromMinutes(2));
        _ = company.Looked.TryRemove(Other, out _);
        await PassAsync(TimeSpan.FromMinutes(10));

        company.Looked.ShouldBeEmpty();
        schedule.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_ends_while_it_looks()
    {
        company.Workspaces = [Local];
        clock.Start();
        await PassUntilAsync(() => company.Looked.ContainsKey(Local));

        await clock.StopAsync(TimeSpan.FromSeconds(1));
        _ = company.Looked.TryRemove(Local, out _);
        await PassAsync(TimeSpan.FromMinutes(10));

        company.Looked.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync()
    {
        company.Hanging.Cancel();
        company.Hanging.Dispose();
        logs.Dispose();
        return clock.DisposeAsync();
    }

    private Task PassAsync(TimeSpan span)
    {
        var end = time.GetUtcNow() + span;
        return PassUntilAsync(() => time.GetUtcNow() >= end);
    }

    private async Task PassUntilAsync(Func<bool> isSo)
    {
        for (var step = 0; step < 5_000 && !isSo(); step++)
        {
            time.Advance(TimeSpan.FromSeconds(2));

            // A look may take a minute of this clock: on a busy machine it needs some of the real one for that.
            await Task.Delay(3, TestContext.Current.CancellationToken);
        }

        isSo().ShouldBeTrue();
    }

    /// <summary>Workspaces with the same agreement.</summary>
    private sealed class Company : IWorkspaceStore, IAgreementStore
    {
        private static readonly AgreementHistory Agreed = new([new(1, new(2026, 1, 1), Some.Agreement(), Instant.FromUtc(2026, 1, 1, 0, 0))]);

        public IReadOnlyList<WorkspaceId> Workspaces { get; set; } = [];

        public ConcurrentDictionary<WorkspaceId, Func<ValueTask<AgreementHistory>>> Faults { get; } = new();

        public ConcurrentDictionary<WorkspaceId, bool> Looked { get; } = new();

        public CancellationTokenSource Hanging { get; } = new();

        public ValueTask<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellation) => new(Workspaces);

        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation)
        {
            Looked[workspace] = true;
            return Faults.TryGetValue(workspace, out var fault) ? fault() : new(Agreed);
        }

        public Task RemoveAsync(WorkspaceId workspace, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();
    }

    /// <summary>Runs once, at nine.</summary>
    private sealed class Once : ISchedule
    {
        public ConcurrentDictionary<WorkspaceId, Instant> Done { get; } = new();

        public string Name => "once";

        public Duration CatchUp => Duration.FromHours(12);

        public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
            Due > after && Due <= through ? [new(Name, Due, "")] : [];

        public ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation) =>
            new(_ => Done[workspace] = now);
    }
}
