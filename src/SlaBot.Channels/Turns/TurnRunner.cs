using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Turns;

/// <summary>
/// Store, then acknowledge, then work: an event is durable and known from its second delivery before its sender hears of
/// it; the work runs on the runner's own token, in order within a conversation and side by side between conversations.
/// </summary>
public sealed partial class TurnRunner : IAsyncDisposable
{
    /// <summary>How many events may wait or be worked on; more are refused, so that their senders deliver them again later.</summary>
    public const int MostWaiting = 10_000;

    private static readonly TimeSpan EndsRemembered = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private readonly Platform platform;
    private readonly IInbox inbox;
    private readonly ITurnHandler handler;
    private readonly TimeProvider time;
    private readonly ILogger<TurnRunner> log;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly ConcurrentDictionary<string, Task<TurnEnd?>> ends = new();
    private readonly ConcurrentQueue<(string Key, long At)> ended = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? forgetting;
    private int waiting;
    private bool isStopping;

    /// <summary>Makes a runner; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="platform">Whose events it runs; those of others are left to their runners.</param>
    /// <param name="inbox">Where events are kept.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of what ended badly, without any words of people.</param>
    public TurnRunner(Platform platform, IInbox inbox, ITurnHandler handler, TimeProvider time, ILogger<TurnRunner> log) =>
        (this.platform, this.inbox, this.handler, this.time, this.log) = (platform, inbox, handler, time, log);

    /// <summary>Gets how many events wait or are worked on.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    private Instant Oldest => Instant.FromDateTimeOffset(time.GetUtcNow()) - IInbox.Remembered;

    /// <summary>
    /// Takes up what the last process left, and forgets what is too old to be delivered again, now and every day: what had not begun to send is worked on, what had is uncertain and is not sent again.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await inbox.ForgetAsync(Oldest, cancellation);
        forgetting = time.CreateTimer(_ => _ = ForgetAsync(), null, Daily, Daily);
        foreach (var (left, state) in await inbox.UnfinishedAsync(cancellation))
        {
            if (left.Platform != platform)
            {
                continue;
            }

            if (state == InboundState.Accepted)
            {
                _ = Enqueue(left, _ => Task.FromResult(true));
            }
            else
            {
                LeftUncertain(left.Platform, left.Workspace.Value);
                await inbox.FinishAsync(left.Workspace, left.Key, InboundState.Uncertain, cancellation);
            }
        }
    }

    /// <summary>Takes an event over.</summary>
    /// <returns>What becomes of it, or null where the process is ending or too much waits already.</returns>
    public TurnTicket? TryAccept(InboundEvent accepted)
    {
        if (Volatile.Read(ref isStopping) || Waiting >= MostWaiting)
        {
            return null;
        }

        return Enqueue(accepted, cancellation => inbox.AcceptAsync(accepted, cancellation));
    }

    /// <summary>Lets what is under way finish, within a time; what is still waiting then is begun anew after the next start.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        Volatile.Write(ref isStopping, true);
        forgetting?.Dispose();
        if (Waiting > 0)
        {
            _ = await Task.WhenAny(idle.Task, Task.Delay(patience, time));
        }

        await stop.CancelAsync();
        if (Waiting > 0)
        {
            _ = await Task.WhenAny(idle.Task, Task.Delay(TimeSpan.FromSeconds(1), time));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        stop.Dispose();
    }

    private async Task ForgetAsync()
    {
        try
        {
            await inbox.ForgetAsync(Oldest, stop.Token);
        }
        catch (Exception ending) when (ending is StorageFailedException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is about to end; the next one begins with this.
        }
    }

    // The place in the lane is taken before the event is durable, and both in one step: so work is done in the order of
    // acceptance, also after a restart.
    private TurnTicket Enqueue(InboundEvent accepted, Func<CancellationToken, Task<bool>> accept)
    {
        var end = new TaskCompletionSource<TurnEnd?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Interlocked.Increment(ref waiting);
        lock (gate)
        {
            if (!lanes.TryGetValue(accepted.Lane, out var lane))
            {
                lanes[accepted.Lane] = lane = new();
            }

            Task<bool> isNew;
            try
            {
                isNew = accept(stop.Token);
            }
            catch (Exception cause) when (cause is not OutOfMemoryException)
            {
                isNew = Task.FromException<bool>(cause);
            }

            if (lane.Add(() => WorkAsync(accepted, isNew, end)))
            {
                _ = Task.Run(() => DrainAsync(accepted.Lane, lane));
            }

            return new(isNew, end.Task);
        }
    }

    private async Task DrainAsync(string name, Lane lane)
    {
        while (true)
        {
            Func<Task>? work;
            lock (gate)
            {
                work = lane.Next();
                if (work is null)
                {
                    _ = lanes.Remove(name);
                    return;
                }
            }

            await work();
            if (Interlocked.Decrement(ref waiting) == 0 && Volatile.Read(ref isStopping))
            {
                _ = idle.TrySetResult();
            }
        }
    }

    private async Task WorkAsync(InboundEvent accepted, Task<bool> isNew, TaskCompletionSource<TurnEnd?> end)
    {
        try
        {
            if (!await isNew)
            {
                end.SetResult(ends.TryGetValue(accepted.Key, out var first) ? await first : null);
                return;
            }

            Remember(accepted.Key, end.Task);
            var turn = new Turn(accepted, inbox);
            var done = await TryAsync(turn);
            end.SetResult(done);
            if (done is not null)
            {
                // Nobody waits for this mark: lost in a crash, it leaves the event uncertain, which is the safe side.
                _ = FinishAsync(accepted, done.State);
            }
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            // The storage failed, and the process is about to end: the sender hears of it, and delivers again.
            _ = end.TrySetException(cause);
            _ = end.Task.Exception;
        }
    }

    private async Task FinishAsync(InboundEvent accepted, InboundState end)
    {
        try
        {
            await inbox.FinishAsync(accepted.Workspace, accepted.Key, end, CancellationToken.None);
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException)
        {
            LeftUncertain(accepted.Platform, accepted.Workspace.Value);
        }
    }

    private async Task<TurnEnd?> TryAsync(Turn turn)
    {
        try
        {
            return await handler.HandleAsync(turn, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (StorageFailedException)
        {
            throw;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            Failed(cause, turn.Event.Platform, turn.Event.Workspace.Value);
            return new(turn.HasBegunSending ? InboundState.Uncertain : InboundState.Dead);
        }
    }

    // For the second delivery of a request that waits for its answer: it gets the answer of the first.
    private void Remember(string key, Task<TurnEnd?> end)
    {
        var now = time.GetTimestamp();
        ends[key] = end;
        ended.Enqueue((key, now));
        while (ended.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) > EndsRemembered && ended.TryDequeue(out oldest))
        {
            _ = ends.TryRemove(oldest.Key, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn on {Platform} in workspace {Workspace} was cut short while it was being answered: it is uncertain whether the answer arrived, and it is not sent again")]
    private partial void LeftUncertain(Platform platform, string workspace);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn on {Platform} in workspace {Workspace} failed")]
    private partial void Failed(Exception cause, Platform platform, string workspace);
}
