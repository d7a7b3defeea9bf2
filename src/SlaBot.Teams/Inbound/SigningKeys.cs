using Microsoft.Extensions.Logging;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// The channel's keys and their life. They are fetched when first needed and every <see cref="Life"/> after, and at once
/// when a token names a key that is not among them: that is how a rotation shows.
/// <para>
/// Fetches start at least <see cref="Pause"/> apart and one at a time, whoever asks: a flood of made-up names costs two a
/// minute, and a rotated key that comes in the middle of one is known after 30 seconds and the fetch, within a minute.
/// While the keys cannot be fetched, the last good ones stay. A key that is taken from the list stops with the next fetch:
/// after <see cref="Life"/> at the latest.
/// </para>
/// </summary>
internal sealed partial class SigningKeys(KeySource source, TimeProvider time, ILogger<SigningKeys> log) : IAsyncDisposable
{
    /// <summary>How long a list is used before it is fetched anew, in the background.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>The least time from the start of one fetch to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>The same while there are no keys at all, when every message is refused.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>How long after a failure the background tries again.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(5);

    /// <summary>How long a fetch may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private volatile KeyList known = KeyList.Empty;
    private ITimer? alarm;
    private long? started; // a timestamp of the time provider
    private Task fetch = Task.CompletedTask;

    /// <summary>The key of that name. Only where it is not known, this may wait for a fetch.</summary>
    /// <returns>Null where the channel has no such key, as far as can be told now.</returns>
    public async ValueTask<SigningKey?> FindAsync(string name, CancellationToken cancellation)
    {
        if (known.Find(name) is { } key)
        {
            return key;
        }

        await Fetching().WaitAsync(cancellation);
        return known.Find(name);
    }

    /// <summary>Fetches the keys before the first message needs them; returns when that came to an end, whatever the end.</summary>
    public Task WarmUpAsync() => Fetching();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested)
        {
            return;
        }

        await end.CancelAsync();
        Task last;
        lock (gate)
        {
            alarm?.Dispose();
            last = fetch;
        }

        await last;
        end.Dispose();
    }

    /// <summary>The fetch under way, or a new one where one is due; never faulted.</summary>
    private Task Fetching()
    {
        lock (gate)
        {
            var pause = known.Count > 0 ? Pause : FirstPause;
            if (!fetch.IsCompleted || end.IsCancellationRequested || (started is { } before && time.GetElapsedTime(before) < pause))
            {
                return fetch;
            }

            started = time.GetTimestamp();
            return fetch = Task.Run(FetchAsync); // elsewhere: the lock is held here
        }
    }

    private async Task FetchAsync()
    {
        var next = Retry;
        try
        {
            using var late = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, end.Token);
            known = await source.FetchAsync(either.Token);
            next = Life;
            Fetched(known.Count);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            next = known.Count > 0 ? Retry : FirstPause;
            if (!end.IsCancellationRequested)
            {
                NotFetched(known.Count, failure is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:F0} seconds" : failure.Message);
            }
        }

        lock (gate)
        {
            alarm?.Dispose();
            alarm = end.IsCancellationRequested ? null : time.CreateTimer(_ => Fetching(), null, next, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetched {Count} keys of the Teams channel")]
    private partial void Fetched(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the Teams channel could not be fetched, {Count} known ones stay in use: {Reason}")]
    private partial void NotFetched(int count, string reason);
}
