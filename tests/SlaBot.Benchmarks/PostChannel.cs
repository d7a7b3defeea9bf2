using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Benchmarks;

/// <summary>A Connector that takes every message, and tells whoever waits for one that names a customer.</summary>
internal sealed partial class PostChannel : IAsyncDisposable
{
    // At first the bot reads the whole history of every workspace for wins, once: what comes meanwhile waits for that.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly WebApplication connector;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new();

    private PostChannel(WebApplication connector)
    {
        this.connector = connector;
        connector.Run(TakeAsync);
    }

    public string Host => new Uri(connector.Urls.Single()).Authority;

    public string ServiceUrl => $"{connector.Urls.Single()}/emea/";

    public static async Task<PostChannel> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var channel = new PostChannel(builder.Build());
        await channel.connector.StartAsync();
        return channel;
    }

    /// <summary>Waits for a message that names a customer, such as "Customer 7.".</summary>
    public Task UntilToldAsync(string customer) =>
        waiting.GetOrAdd(customer, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(Patience);

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = 201;
        await context.Response.WriteAsync("""{"id":"1"}""");
        foreach (var customer in Customer().Matches(body).Select(match => match.Value).Distinct())
        {
            if (waiting.TryRemove(customer, out var told))
            {
                told.SetResult();
            }
        }
    }

    [GeneratedRegex("Customer [0-9]+\\.", RegexOptions.NonBacktracking)]
    private static partial Regex Customer();
}
