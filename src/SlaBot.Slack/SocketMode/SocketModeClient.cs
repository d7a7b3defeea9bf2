using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Http;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.SocketMode;

/// <summary>
/// Slack without a public address: SlaBot opens sockets to Slack and keeps some of them. One that is about to end is
/// followed by another before it is closed; one that ends by itself is opened anew, with growing waits where it keeps ending.
/// </summary>
/// <param name="settings">How SlaBot is connected.</param>
/// <param name="reception">Takes over what comes.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of what happens to the sockets, never of what comes by them.</param>
internal sealed partial class SocketModeClient(SlackSettings settings, SlackReception reception, TimeProvider time, ILogger<SocketModeClient> log) : IAsyncDisposable
{
    private const string Off = "link_disabled";

    private readonly HttpClient http = SocketAddresses.NewClient();
    private readonly HttpMessageInvoker upgrades = new(PlainHttp.Handler());
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> keeping = [];
    private readonly ConcurrentDictionary<int, SocketConnection> present = new();
    private int isDisabled;

    /// <summary>Gets how sockets are kept.</summary>
    public SocketModeLimits Limits { get; init; } = new();

    /// <summary>Gets a number from 0 to below 1 that spreads the waits; true randomness unless a test says otherwise.</summary>
    public Func<double> Chance { get; init; } = Channels.Retrying.Chance.Draw;

    /// <summary>Gets how many sockets are open and greeted.</summary>
    public int Connected => present.Values.Count(connection => !connection.Leaving.IsCompleted);

    /// <summary>Gets whether Slack said that Socket Mode is switched off for the app: nothing is tried any more.</summary>
    public bool IsDisabled => Volatile.Read(ref isDisabled) != 0;

    /// <summary>Begins to keep sockets open.</summary>
    public void Start()
    {
        for (var i = 0; i < Limits.Sockets; i++)
        {
            var place = i;
            keeping.Add(Task.Run(() => KeepAsync(place)));
        }
    }

    /// <summary>Takes nothing new, lets what came be acknowledged, and closes the sockets.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(keeping);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        http.Dispose();
        upgrades.Dispose();
        stop.Dispose();
    }

    // One place among the sockets: whoever is in it is replaced for as long as the program runs.
    private async Task KeepAsync(int place)
    {
        var (failures, closing) = (0, Task.CompletedTask);
        while (!stop.IsCancellationRequested)
        {
            var (next, reason, wait) = await TryOpenAsync();
            if (next is not null)
            {
                // The new one is greeted: only now the old one goes, so that there is no gap.
                await closing;
                closing = present.TryRemove(place, out var old) ? old.DisposeAsync().AsTask() : Task.CompletedTask;
                present[place] = next;
                var since = time.GetTimestamp();
                reason = await LeavingAsync(next);
                failures = time.GetElapsedTime(since) >= Limits.GoodLife ? 0 : failures + 1;
                Left(reason);
            }
            else
            {
                failures++;
                NotOpened(reason);
            }

            if (reason == Off)
            {
                await DisableAsync();
            }

            await WaitAsync(failures, wait, isAnnounced: reason is "warning" or "refresh_requested");
        }

        await closing;
        await (present.TryRemove(place, out var last) ? last.DisposeAsync().AsTask() : Task.CompletedTask);
    }

    private async Task<(SocketConnection? Opened, string Reason, TimeSpan? Wait)> TryOpenAsync()
    {
        SlackSocket? socket = null;
        try
        {
            using var late = new CancellationTokenSource(Limits.Hello, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop.Token);
            var place = await new SocketAddresses(settings, http, time).AskAsync(either.Token);
            if (place.Address is not { } address)
            {
                return (null, place.Reason ?? "", place.RetryAfter);
            }

            socket = await SlackSocket.OpenAsync(address, upgrades, Limits, either.Token);
            var reason = socket is null ? "the socket could not be opened" : await SocketConnection.GreetedAsync(socket, either.Token);
            if (reason is not null)
            {
                socket?.Dispose();
                return (null, reason, null);
            }

            var connection = new SocketConnection(socket!, place.Token, settings, reception, Limits, time, log);
            connection.Serve();
            return (connection, "", null);
        }
        catch (OperationCanceledException)
        {
            socket?.Dispose();
            return (null, "no hello in time", null);
        }
    }

    private async Task<string> LeavingAsync(SocketConnection connection)
    {
        try
        {
            return await connection.Leaving.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            return "the program ends";
        }
    }

    // An announced end is followed at once; everything else waits, also where Slack closes right after its greeting.
    private async Task WaitAsync(int failures, TimeSpan? asked, bool isAnnounced)
    {
        if (isAnnounced && failures <= 1)
        {
            return;
        }

        try
        {
            await Task.Delay(Limits.Waits.WaitAfter(Math.Max(1, failures), asked, Chance()), time, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task DisableAsync()
    {
        if (Interlocked.Exchange(ref isDisabled, 1) == 0)
        {
            Disabled();
        }

        await stop.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A socket of Slack's has to be replaced: {Reason}")]
    private partial void Left(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No socket to Slack could be opened: {Reason}")]
    private partial void NotOpened(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Socket Mode is switched off for the Slack app: switch it on (Settings, Socket Mode) and start SlaBot again, or use Slack__SigningSecret in the place of Slack__AppToken")]
    private partial void Disabled();
}
