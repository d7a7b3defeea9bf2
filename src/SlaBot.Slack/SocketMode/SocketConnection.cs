using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Turns;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.SocketMode;

/// <summary>One socket from <c>hello</c> to its end: hands over what comes by it, and acknowledges what is durable.</summary>
internal sealed partial class SocketConnection(SlackSocket socket, string token, SlackSettings settings, SlackReception reception, SocketModeLimits limits, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, byte> handling = new();
    private readonly TaskCompletionSource<string> leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource end = new();
    private Task? serving;

    /// <summary>Gets what completes when another socket has to take its place, with the reason: Slack announced the end, or it came.</summary>
    public Task<string> Leaving => leaving.Task;

    /// <summary>Waits for <c>hello</c>.</summary>
    /// <returns>Whether it came, or why not.</returns>
    public static async Task<string?> GreetedAsync(SlackSocket socket, CancellationToken cancellation) => await socket.ReceiveAsync(cancellation) is not { } text
        ? "the socket ended"
        : SocketFrame.Read(text) switch
        {
            SocketFrame.Hello => null,
            SocketFrame.Disconnect disconnect => disconnect.Reason,
            _ => "the socket did not begin with hello",
        };

    /// <summary>Begins to take what comes.</summary>
    public void Serve() => serving = ServeAsync();

    /// <summary>Lets what came be acknowledged, within a time, and closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        await AtMostAsync(Task.WhenAll(handling.Keys), limits.Farewell);
        using (var late = new CancellationTokenSource(limits.Farewell, time))
        {
            await socket.CloseAsync(late.Token);
        }

        await AtMostAsync(serving ?? Task.CompletedTask, limits.Farewell);
        socket.Abort();
        await end.CancelAsync();
        await (serving ?? Task.CompletedTask);
        await Task.WhenAll(handling.Keys);
        socket.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (await socket.ReceiveAsync(end.Token) is { } text)
            {
                if (settings.Secrets.AppToken != token)
                {
                    // The token was removed or replaced: what it opened is no longer believed.
                    socket.Abort();
                    break;
                }

                switch (SocketFrame.Read(text))
                {
                    case SocketFrame.Disconnect disconnect:
                        _ = leaving.TrySetResult(disconnect.Reason);
                        break;
                    case SocketFrame.Envelope envelope:
                        Begin(envelope);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }

        _ = leaving.TrySetResult("the socket ended");
    }

    // Begun here, in the order in which it came; the acknowledgement follows when it is durable.
    // Known before it begins, so that an end at this very moment waits for it.
    private void Begin(SocketFrame.Envelope envelope)
    {
        var begun = new TaskCompletionSource();
        var work = HandleOnceAsync(begun.Task, envelope);
        _ = handling.TryAdd(work, 0);
        _ = work.ContinueWith(ended => handling.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        begun.SetResult(); // goes on here and now, before the next one
    }

    private async Task HandleOnceAsync(Task begun, SocketFrame.Envelope envelope)
    {
        await begun;
        await HandleAsync(envelope);
    }

    private async Task HandleAsync(SocketFrame.Envelope envelope)
    {
        try
        {
            var received = envelope.Told is SlackOccurrence occurrence ? await reception.ReceiveAsync(occurrence, end.Token) : new(Acceptance.Durable);
            if (envelope.Told is null || received.Acceptance == Acceptance.Malformed)
            {
                Malformed();
            }

            // What could not be stored is not acknowledged: Slack delivers it again.
            if (received.Acceptance != Acceptance.Later)
            {
                var answer = envelope.TakesAnswer && received.Answer is { Status: 200 } ready ? ready.Json : default;
                await socket.SendAsync(SocketFrame.Acknowledgement(envelope.Id, answer), end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    private async Task AtMostAsync(Task work, TimeSpan most)
    {
        try
        {
            await work.WaitAsync(most, time);
        }
        catch (TimeoutException)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something that Slack sent by a socket could not be read")]
    private partial void Malformed();
}
