using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.TimeZones;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Schedules;

/// <summary>
/// Looks at the schedules of all workspaces: when the next run of one is due, when something of it changed, and every minute
/// in any case, since the clock may have been set. Workspaces are looked at side by side, so that one that fails or hangs
/// holds up no other.
/// </summary>
public sealed partial class ScheduleClock : IAsyncDisposable
{
    /// <summary>What the simulated company is called, for which nothing is posted.</summary>
    private static readonly WorkspaceId Demo = new("demo");

    private static readonly TimeSpan Longest = ScheduleWatch.Longest;

    private readonly ScheduleRunner runner;
    private readonly IWorkspaceStore workspaces;
    private readonly ILedger ledger;
    private readonly TimeProvider time;
    private readonly ILogger<ScheduleClock> log;
    private readonly ConcurrentDictionary<WorkspaceId, ScheduleWatch> watches = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly ITimer timer;
    private Task running = Task.CompletedTask;
    private long done;
    private long skipped;
    private long failed;

    /// <summary>Makes a clock; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="runner">Does what is due.</param>
    /// <param name="workspaces">Whose schedules are looked at.</param>
    /// <param name="ledger">Tells when a workspace's agreement changed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of what is skipped and what goes wrong.</param>
    public ScheduleClock(ScheduleRunner runner, IWorkspaceStore workspaces, ILedger ledger, TimeProvider time, ILogger<ScheduleClock> log)
    {
        (this.runner, this.workspaces, this.ledger, this.time, this.log) = (runner, workspaces, ledger, time, log);
        timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets how many runs were done, skipped and failed since the start.</summary>
    public ScheduleTally Tally => new(Interlocked.Read(ref done), Interlocked.Read(ref skipped), Interlocked.Read(ref failed));

    /// <summary>Gets what keeps the schedules of a workspace from being looked at, for its admins; those with whom all is well are not among them.</summary>
    public IReadOnlyDictionary<WorkspaceId, string> Troubles => watches
        .Where(watch => watch.Value.Trouble is not null)
        .ToDictionary(watch => watch.Key, watch => watch.Value.Trouble!);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Begins to look.</summary>
    public void Start()
    {
        ledger.Appended += Changed;
        running = Task.Run(RunAsync);
    }

    /// <summary>Has a workspace looked at soon, since something changed that is not in the ledger, such as when a meeting is held.</summary>
    public void Look(WorkspaceId workspace)
    {
        watches.GetOrAdd(workspace, _ => new()).HasChanged = true;
        Wake();
    }

    /// <summary>Ends it: looks under way may finish within a time, and are taken up by the next start otherwise.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        ledger.Appended -= Changed;
        var looking = Task.WhenAll(watches.Values.Select(watch => watch.Looking));
        if (!looking.IsCompleted)
        {
            _ = await Task.WhenAny(looking, Task.Delay(patience, time));
        }

        await stop.CancelAsync();
        Wake();
        await running;
        await Task.WhenAll(watches.Values.Select(watch => watch.Looking));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        await timer.DisposeAsync();
        stop.Dispose();
        wake.Dispose();
    }

    private void Changed(object? sender, AppendedEventArgs appended) => Look(appended.Workspace);

    private void Wake()
    {
        try
        {
            _ = wake.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // It wakes already, or never again.
        }
    }

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = timer.Change(await LookAtAllAsync(), Timeout.InfiniteTimeSpan);
            }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                if (!stop.IsCancellationRequested)
                {
                    NotListed(trouble.GetType().Name);
                    _ = timer.Change(Longest, Timeout.InfiniteTimeSpan);
                }
            }

            await wake.WaitAsync(CancellationToken.None);
        }
    }

    /// <summary>Begins to look wherever it is time to.</summary>
    /// <returns>How long there is nothing to do.</returns>
    private async Task<TimeSpan> LookAtAllAsync()
    {
        var all = (await workspaces.ListAsync(stop.Token)).Where(workspace => workspace != Demo).ToHashSet();
        foreach (var gone in watches.Keys.Except(all).ToList())
        {
            _ = watches.TryRemove(gone, out _);
        }

        var pause = Longest;
        foreach (var workspace in all)
        {
            var watch = watches.GetOrAdd(workspace, _ => new());
            if (watch.Looking.IsCompleted)
            {
                var wait = watch.WaitAt(time, Now);
                if (wait <= TimeSpan.Zero)
                {
                    watch.HasChanged = false;
                    watch.LookedAt = time.GetTimestamp();
                    watch.Looking = Task.Run(() => LookAsync(workspace, watch));
                }
                else if (wait < pause)
                {
                    pause = wait;
                }
            }
        }

        return pause;
    }

    private async Task LookAsync(WorkspaceId workspace, ScheduleWatch watch)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, patience.Token);
        try
        {
            var result = await runner.LookAsync(workspace, Now, either.Token);
            watch.NextDue = result.NextDue;
            watch.Trouble = null;
            Count(workspace, result);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (DateTimeZoneNotFoundException unknown)
        {
            Tell(workspace, watch, unknown.Message);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            Tell(workspace, watch, trouble.GetType().Name);
        }

        Wake();
    }

    private void Count(WorkspaceId workspace, LookResult result)
    {
        _ = Interlocked.Add(ref done, result.Done.Count);
        _ = Interlocked.Add(ref skipped, result.Skipped.Count);
        _ = Interlocked.Add(ref failed, result.Failed.Count);
        foreach (var record in result.Skipped)
        {
            WasSkipped(workspace.Value, record.Run.Schedule, record.DueAt);
        }

        foreach (var (record, error) in result.Failed)
        {
            HasFailed(workspace.Value, record.Run.Schedule, record.DueAt, error.GetType().Name);
        }
    }

    private void Tell(WorkspaceId workspace, ScheduleWatch watch, string trouble)
    {
        watch.NextDue = null;
        if (watch.Trouble != trouble)
        {
            watch.Trouble = trouble;
            NotLooked(workspace.Value, trouble);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedules of the workspace {Workspace} cannot be looked at: {Trouble}")]
    private partial void NotLooked(string workspace, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The workspaces could not be listed ({Trouble}); their schedules are looked at again in a minute")]
    private partial void NotListed(string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped {Schedule} of {Workspace}, due {DueAt}: it was noticed too late to be of use")]
    private partial void WasSkipped(string workspace, string schedule, Instant dueAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Schedule} of {Workspace}, due {DueAt}, failed with {Error}; it is tried again for as long as it is of use")]
    private partial void HasFailed(string workspace, string schedule, Instant dueAt, string error);
}
