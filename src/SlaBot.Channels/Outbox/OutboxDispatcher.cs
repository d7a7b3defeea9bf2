using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Channels.Retrying;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Outbox;

/// <summary>
/// Sends what waits in the outbox: each row is durably marked as leaving before its first byte does, in order within a place
/// and side by side between places. What was cut short after that is uncertain, and repeated only where its kind is worth it,
/// once.
/// </summary>
public sealed partial class OutboxDispatcher : IAsyncDisposable
{
    /// <summary>How many posts leave side by side.</summary>
    public const int MostAtOnce = 16;

    // Also how late a change of the machine's clock is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly IOutbox outbox;
    private readonly IBookStore books;
    private readonly Attempt attempt;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxDispatcher> log;
    private readonly Func<double> chance;
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task running = Task.CompletedTask;
    private int underway;
    private bool isStopping;

    /// <summary>Makes a dispatcher; nothing is sent before <see cref="StartAsync"/>.</summary>
    /// <param name="outbox">What waits.</param>
    /// <param name="books">Tells when there is more.</param>
    /// <param name="places">Where the bot takes part.</param>
    /// <param name="platforms">How platforms are told something.</param>
    /// <param name="writers">Write the posts; of several that write a kind the first that has something to say does.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of what ended badly, without any words of people.</param>
    /// <param name="chance">A number from 0 to below 1 that spreads the waits; null for true randomness.</param>
    public OutboxDispatcher(
        IOutbox outbox,
        IBookStore books,
        IConversationStore places,
        IReadOnlyList<IPlatformPosts> platforms,
        IReadOnlyList<IPostWriter> writers,
        TimeProvider time,
        ILogger<OutboxDispatcher> log,
        Func<double>? chance = null)
    {
        (this.outbox, this.books, this.time, this.log, this.chance) = (outbox, books, time, log, chance ?? Chance.Draw);
        attempt = new(outbox, places, platforms, writers, time, log);
    }

    /// <summary>Gets how many posts are leaving.</summary>
    public int Underway => Volatile.Read(ref underway);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Ends what the last process left, and begins to send.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (await outbox.ReclaimAsync(Now, isStart: true, PostPolicy.Repeats, cancellation) is > 0 and var left)
        {
            CutShort(left);
        }

        books.RowsAdded += Wake;
        running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Takes no more rows, and lets what is leaving arrive, within a time.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        books.RowsAdded -= Wake;
        Volatile.Write(ref isStopping, true);
        _ = news.Writer.TryWrite(true);
        await running;
        if (Underway > 0)
        {
            _ = await Task.WhenAny(idle.Task, Task.Delay(patience, time));
        }

        await stop.CancelAsync();
        if (Underway > 0)
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

    private void Wake(object? sender, EventArgs e) => news.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        try
        {
            var looked = Now;
            while (!Volatile.Read(ref isStopping))
            {
                var room = MostAtOnce - Underway;
                var now = Now;
                if (now - looked >= PostPolicy.Lease)
                {
                    _ = await outbox.ReclaimAsync(looked = now, isStart: false, PostPolicy.Repeats, CancellationToken.None);
                }

                // Not given up halfway: rows that were taken and that nobody knows of would be uncertain without need.
                foreach (var row in room > 0 ? await outbox.TakeAsync(now, PostPolicy.Lease, room, CancellationToken.None) : [])
                {
                    _ = Interlocked.Increment(ref underway);
                    _ = Task.Run(() => SendAsync(row), CancellationToken.None);
                }

                await WaitAsync(Underway < MostAtOnce ? await outbox.NextDueAsync(CancellationToken.None) : null);
            }
        }
        catch (Exception ending) when (ending is StorageFailedException or ObjectDisposedException)
        {
            // The process is about to end; the next one begins with what is left.
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            Broke(cause);
            throw;
        }
    }

    private async Task WaitAsync(Instant? due)
    {
        var wait = due is { } moment && moment - Now is var left && left < Duration.FromTimeSpan(LongestWait) ? left.ToTimeSpan() : LongestWait;
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        // Not on the token of the stop: what is to end the wait then is the news.
        using var over = new CancellationTokenSource();
        var elapsed = Task.Delay(wait, time, over.Token);
        _ = await Task.WhenAny(news.Reader.WaitToReadAsync(CancellationToken.None).AsTask(), elapsed);
        _ = news.Reader.TryRead(out _);
        await over.CancelAsync();
    }

    private async Task SendAsync(OutboxRow row)
    {
        try
        {
            var end = await EndOfAsync(row);
            if (!await outbox.EndAsync(row, end, CancellationToken.None))
            {
                TooLate(row.Key.Kind, row.Workspace.Value);
            }
            else if (end is OutboxEnd.Dead or OutboxEnd.Uncertain)
            {
                Ended(row.Key.Kind, row.Workspace.Value, end.GetType().Name);
            }
        }
        catch (Exception ending) when (ending is StorageFailedException or ObjectDisposedException)
        {
            // The process is about to end; the next one finds the row as it is.
        }
        finally
        {
            if (Interlocked.Decrement(ref underway) == 0 && Volatile.Read(ref isStopping))
            {
                _ = idle.TrySetResult();
            }

            _ = news.Writer.TryWrite(true);
        }
    }

    private async Task<OutboxEnd> EndOfAsync(OutboxRow row)
    {
        using var patience = new CancellationTokenSource(PostPolicy.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop.Token);
        Attempted attempted;
        try
        {
            attempted = await attempt.MakeAsync(row, either.Token);
        }
        catch (OperationCanceledException)
        {
            // What is sent throws only while nothing has left, and has not been allowed to where the attempt was over.
            attempted = Attempted.Later("it was cut short before anything had left");
        }
        catch (Exception cause) when (cause is not (StorageFailedException or ObjectDisposedException or OutOfMemoryException))
        {
            Failed(cause, row.Key.Kind, row.Workspace.Value);
            attempted = Attempted.Later($"it failed: {cause.GetType().Name}");
        }

        return Weighed(row, attempted);
    }

    private OutboxEnd Weighed(OutboxRow row, Attempted attempted)
    {
        var now = Now;
        return attempted.Outcome switch
        {
            Outcome.Sent => new OutboxEnd.Sent(now, attempted.MessageId),
            Outcome.Needless => new OutboxEnd.Dropped(now, attempted.Reason),
            Outcome.Uncertain => new OutboxEnd.Uncertain(now, attempted.Reason, PostPolicy.Repeats(row.Key.Kind)),
            Outcome.Later when row.Tries < PostPolicy.MostTries && NextTry(row, attempted, now) is var next && !(next > row.NotAfter) => new OutboxEnd.Later(now, next, attempted.Reason),
            _ => new OutboxEnd.Dead(now, attempted.Reason),
        };
    }

    private Instant NextTry(OutboxRow row, Attempted attempted, Instant now)
    {
        var asked = attempted.NotBefore is { } notBefore && notBefore > now ? (notBefore - now).ToTimeSpan() : TimeSpan.Zero;
        return now + Duration.FromTimeSpan(PostPolicy.Waits.WaitAfter(row.Tries, asked, chance()));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Posts that were cut short when the last process ended: {Count}")]
    private partial void CutShort(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Preparing a {Kind} of workspace {Workspace} failed; it is tried again")]
    private partial void Failed(Exception cause, PostKind kind, string workspace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Kind} of workspace {Workspace} was not posted for sure ({End}); slabot outbox list shows why")]
    private partial void Ended(PostKind kind, string workspace, string end);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Posting a {Kind} of workspace {Workspace} took longer than it was believed to be alive")]
    private partial void TooLate(PostKind kind, string workspace);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Nothing more is posted unasked before the next start")]
    private partial void Broke(Exception cause);
}
