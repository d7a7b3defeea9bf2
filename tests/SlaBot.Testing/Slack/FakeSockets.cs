using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Testing.Slack;

/// <summary>Socket Mode: gives addresses to connect to, greets, sends envelopes to one socket at a time, and waits for their acknowledgement.</summary>
/// <param name="fake">Whose sockets these are.</param>
public sealed class FakeSockets(FakeSlack fake)
{
    private readonly ConcurrentDictionary<string, bool> tickets = new();
    private readonly ConcurrentDictionary<int, FakeSocket> open = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly ConcurrentQueue<JsonObject> acknowledged = new();
    private int numbers;

    /// <summary>Gets the sockets that are open, oldest first.</summary>
    public IReadOnlyList<FakeSocket> Open => [.. open.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Gets every acknowledgement that came.</summary>
    public IReadOnlyList<JsonObject> Acknowledged => [.. acknowledged];

    /// <summary>Gets how many sockets there have been.</summary>
    public int Count => Volatile.Read(ref numbers);

    /// <summary>Waits until as many are open.</summary>
    public Task UntilOpenAsync(int count, CancellationToken cancellation = default) => UntilAsync(() => open.Count >= count, $"{count} open sockets", cancellation);

    /// <summary>Waits until there have been as many, and the newest is open.</summary>
    public Task UntilCountAsync(int count, CancellationToken cancellation = default) =>
        UntilAsync(() => Count >= count && Open.Any(socket => !socket.IsLeaving), $"{count} sockets", cancellation);

    /// <summary>Sends an envelope by the newest socket and waits for its acknowledgement.</summary>
    /// <param name="type"><c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</param>
    /// <param name="payload">What it holds.</param>
    /// <param name="acceptsPayload">Whether the acknowledgement may answer.</param>
    /// <param name="id">The envelope's id, to send the same again; null for a new one.</param>
    /// <param name="retry">Which repetition it is; 0 for the first.</param>
    /// <param name="within">How long the acknowledgement may take; null for Slack's three seconds.</param>
    /// <returns>The acknowledgement.</returns>
    /// <exception cref="TimeoutException">None came.</exception>
    public async Task<JsonObject> SendAsync(string type, JsonObject payload, bool acceptsPayload = false, string? id = null, int retry = 0, TimeSpan? within = null)
    {
        id ??= string.Create(CultureInfo.InvariantCulture, $"envelope-{Guid.CreateVersion7(fake.Time.GetUtcNow()):N}");
        var envelope = new JsonObject { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = acceptsPayload, ["payload"] = payload.DeepClone() };
        if (type == "events_api")
        {
            envelope["retry_attempt"] = retry;
            envelope["retry_reason"] = retry == 0 ? "" : "timeout";
        }

        var ack = waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var sockets = Open;
        var socket = sockets.LastOrDefault(socket => !socket.IsLeaving) ?? (sockets is [.., var last] ? last : throw new InvalidOperationException("No socket is open."));
        await socket.SendAsync(envelope);
        return await ack.Task.WaitAsync(within ?? TimeSpan.FromSeconds(3));
    }

    /// <summary>Tells every socket, or the newest one alone, to go and come again: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c> …</summary>
    public async Task DisconnectAsync(string reason = "refresh_requested", bool onlyNewest = false)
    {
        foreach (var socket in onlyNewest ? Open.TakeLast(1) : Open)
        {
            socket.IsLeaving = true;
            await socket.SendAsync(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } });
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void CutAll()
    {
        foreach (var socket in Open)
        {
            socket.Cut();
        }
    }

    private async Task UntilAsync(Func<bool> holds, string what, CancellationToken cancellation)
    {
        for (var i = 0; i < 2_000 && !holds(); i++)
        {
            await Task.Delay(5, cancellation);
        }

        if (!holds())
        {
            throw new TimeoutException($"There were not {what}, but {open.Count} open of {Count}.");
        }
    }

    internal JsonObject Ticket(string? token)
    {
        if (token != FakeSlack.AppToken)
        {
            return FakeSlack.No(token is null ? "not_authed" : token.StartsWith("xapp-", StringComparison.Ordinal) ? "invalid_auth" : "not_allowed_token_type");
        }

        var ticket = Guid.CreateVersion7(fake.Time.GetUtcNow()).ToString("N");
        tickets[ticket] = true;
        return FakeSlack.Yes("url", $"ws://{fake.ApiUrl.Authority}/link/?ticket={ticket}&app_id={FakeSlack.AppId}");
    }

    internal async Task ServeAsync(HttpContext http)
    {
        if (!tickets.TryRemove(http.Request.Query["ticket"].ToString(), out _))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var raw = await http.WebSockets.AcceptWebSocketAsync();
        var number = Interlocked.Increment(ref numbers);
        using var socket = new FakeSocket(raw, http);
        open[number] = socket;
        try
        {
            await socket.SendAsync(new()
            {
                ["type"] = "hello",
                ["num_connections"] = open.Count,
                ["debug_info"] = new JsonObject { ["host"] = "fake", ["approximate_connection_time"] = 18_060 },
                ["connection_info"] = new JsonObject { ["app_id"] = FakeSlack.AppId },
            });
            while (await socket.ReceiveAsync(http.RequestAborted) is { } said)
            {
                acknowledged.Enqueue(said);
                if (said["envelope_id"]?.ToString() is { } id && waiting.TryRemove(id, out var ack))
                {
                    ack.TrySetResult(said);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
        }
        finally
        {
            open.TryRemove(number, out _);
        }
    }
}

/// <summary>One socket of a bot.</summary>
public sealed class FakeSocket : IDisposable
{
    private readonly WebSocket raw;
    private readonly HttpContext http;
    private readonly SemaphoreSlim sending = new(1);

    internal FakeSocket(WebSocket raw, HttpContext http) => (this.raw, this.http) = (raw, http);

    internal bool IsLeaving { get; set; }

    /// <summary>Sends whatever a test wants.</summary>
    public Task SendAsync(JsonObject frame) => SendTextAsync(frame.ToJsonString());

    /// <inheritdoc cref="SendAsync(JsonObject)"/>
    public async Task SendTextAsync(string frame)
    {
        await sending.WaitAsync();
        try
        {
            await raw.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Closes it as a server does.</summary>
    public Task CloseAsync() => raw.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

    /// <summary>Cuts the connection without a word.</summary>
    public void Cut()
    {
        try
        {
            http.Abort();
        }
        catch (ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    public void Dispose() => sending.Dispose();

    internal async Task<JsonObject?> ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[4_096];
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await raw.ReceiveAsync(buffer, cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (raw.State == WebSocketState.CloseReceived)
                {
                    await raw.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                }

                return null;
            }

            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(whole.ToArray()) as JsonObject;
            }
        }
    }
}
