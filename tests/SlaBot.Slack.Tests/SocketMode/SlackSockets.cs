using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlaBot.Slack.Tests.SocketMode;

/// <summary>Slack's side of Socket Mode, as small as it goes: gives addresses, opens sockets, and keeps what came.</summary>
internal sealed class SlackSockets : IAsyncDisposable
{
    private readonly WebApplication server;
    private int asked;

    private SlackSockets(WebApplication server) => this.server = server;

    public Uri Api { get; private set; } = null!;

    /// <summary>Gets or sets what <c>apps.connections.open</c> answers, or null for an address.</summary>
    public string? Refusal { get; set; }

    /// <summary>Gets or sets the first text of a socket, or null for none.</summary>
    public string? Hello { get; set; } = """{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"},"debug_info":{"approximate_connection_time":18060}}""";

    /// <summary>Gets or sets whether sockets are read at all: one that is not answers no ping.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Gets how often an address was asked for.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>Gets the tokens that addresses were asked with.</summary>
    public ConcurrentQueue<string> Tokens { get; } = new();

    /// <summary>Gets what happened to sockets, in order: <c>open 1</c>, <c>close 1</c>.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public ConcurrentDictionary<int, Socket> Sockets { get; } = new();

    public static async Task<SlackSockets> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var it = new SlackSockets(builder.Build());
        it.server.UseWebSockets();
        it.server.Run(context => context.WebSockets.IsWebSocketRequest ? it.ServeAsync(context) : it.AnswerAsync(context));
        await it.server.StartAsync();
        it.Api = new($"{it.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/api/");
        return it;
    }

    /// <summary>Waits for a socket that is open.</summary>
    public async Task<Socket> SocketAsync(int number)
    {
        await Until.TrueAsync(() => Sockets.ContainsKey(number));
        return Sockets[number];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in Sockets.Values)
        {
            socket.Drop();
        }

        await server.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref asked);
        Tokens.Enqueue(context.Request.Headers.Authorization.ToString());
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Refusal ?? $$"""{"ok":true,"url":"ws://127.0.0.1:{{Api.Port}}/link/?ticket={{number}}&app_id=A1"}""");
    }

    private async Task ServeAsync(HttpContext context)
    {
        var number = int.Parse(context.Request.Query["ticket"].ToString(), CultureInfo.InvariantCulture);
        using var accepted = await context.WebSockets.AcceptWebSocketAsync();
        var socket = new Socket(accepted);
        if (Hello is not null)
        {
            await socket.SendAsync(Hello);
        }

        Log.Enqueue($"open {number}");
        Sockets[number] = socket;
        await (IsDeaf ? socket.Dropped : socket.ReadAsync());
        Log.Enqueue($"close {number}");
    }

    internal sealed class Socket(WebSocket socket)
    {
        private readonly TaskCompletionSource dropped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Gets what came, in order.</summary>
        public ConcurrentQueue<string> Came { get; } = new();

        public Task Dropped => dropped.Task;

        /// <summary>Gets whether the other side said goodbye.</summary>
        public bool IsClosed { get; private set; }

        public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        public async Task<string> AcknowledgedAsync()
        {
            await Until.TrueAsync(() => !Came.IsEmpty);
            return Came.TryDequeue(out var text) ? text : "";
        }

        public void Drop()
        {
            socket.Abort();
            _ = dropped.TrySetResult();
        }

        public async Task ReadAsync()
        {
            var buffer = new byte[100_000];
            try
            {
                while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
                {
                    Came.Enqueue(Encoding.UTF8.GetString(buffer, 0, part.Count));
                }

                IsClosed = true;
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
            catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException)
            {
            }
        }
    }
}

/// <summary>Waits for something that is about to be so.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            await Task.Delay(5, late.Token);
        }
    }
}
