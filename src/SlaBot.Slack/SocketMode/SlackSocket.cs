using System.Buffers;
using System.Net.WebSockets;

namespace SlaBot.Slack.SocketMode;

/// <summary>One web socket: whole texts in, whole texts out, and no exceptions but by cancellation.</summary>
internal sealed class SlackSocket : IDisposable
{
    private const int LargestText = 1 << 20;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);

    private SlackSocket(SocketModeLimits limits)
    {
        // Pings of Slack's are answered by themselves; our own find out that nobody is there any more.
        socket.Options.KeepAliveInterval = limits.Ping;
        socket.Options.KeepAliveTimeout = limits.Pong;
    }

    /// <summary>Opens one.</summary>
    /// <returns>It, or null where it could not be opened.</returns>
    public static async Task<SlackSocket?> OpenAsync(Uri address, HttpMessageInvoker http, SocketModeLimits limits, CancellationToken cancellation)
    {
        var opened = new SlackSocket(limits);
        try
        {
            await opened.socket.ConnectAsync(address, http, cancellation);
            return opened;
        }
        catch (Exception broken) when (broken is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
        {
            opened.Dispose();
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Waits for the next text.</summary>
    /// <returns>It, or null where the socket has ended.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellation)
    {
        var text = new ArrayBufferWriter<byte>(4_096);
        try
        {
            while (text.WrittenCount <= LargestText)
            {
                var part = await socket.ReceiveAsync(text.GetMemory(4_096), cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                text.Advance(part.Count);
                if (part.EndOfMessage)
                {
                    return text.WrittenMemory;
                }
            }
        }
        catch (Exception broken) when (IsEnd(broken, cancellation))
        {
        }

        socket.Abort();
        return null;
    }

    /// <summary>Sends a text; one that cannot be sent any more is dropped.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        await sending.WaitAsync(cancellation);
        try
        {
            if (socket.State == WebSocketState.Open)
            {
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancellation);
            }
        }
        catch (Exception broken) when (IsEnd(broken, cancellation))
        {
            // What was not acknowledged is delivered again, and known by its key.
        }
        finally
        {
            _ = sending.Release();
        }
    }

    /// <summary>Says goodbye; the other side closes then.</summary>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    /// <summary>Gives it up.</summary>
    public void Abort() => socket.Abort();

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    // A ping that is not answered ends what waits by a cancellation that nobody asked for.
    private static bool IsEnd(Exception broken, CancellationToken cancellation) => broken is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException
        || (broken is OperationCanceledException && !cancellation.IsCancellationRequested);
}
