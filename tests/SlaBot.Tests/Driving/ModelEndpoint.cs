using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SlaBot.Tests.Driving;

/// <summary>A language model's endpoint in the OpenAI manner, on this machine, that says what a test tells it to.</summary>
internal sealed class ModelEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private ModelEndpoint(WebApplication app) => this.app = app;

    /// <summary>Where it is, with the <c>/v1</c> that such endpoints have.</summary>
    public Uri Address => new($"{app.Urls.First()}/v1");

    /// <summary>What it was asked: path, authorization and body.</summary>
    public ConcurrentQueue<(string Path, string? Authorization, JsonNode Body)> Asked { get; } = [];

    /// <summary>Starts one that replies with a text.</summary>
    public static Task<ModelEndpoint> SayingAsync(string text) => StartAsync((http, _) => http.Response.WriteAsJsonAsync(Completion(text)));

    /// <summary>Starts one that does as told.</summary>
    public static async Task<ModelEndpoint> StartAsync(Func<HttpContext, ModelEndpoint, Task> reply)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new ModelEndpoint(app);
        app.MapFallback(async http =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            endpoint.Asked.Enqueue((http.Request.Path, http.Request.Headers.Authorization, JsonNode.Parse(body.RootElement.GetRawText())!));
            await reply(http, endpoint);
        });
        await app.StartAsync();
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    private static JsonObject Completion(string text) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_782_000_000,
        ["model"] = "test-model",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "stop",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 400, ["completion_tokens"] = 40, ["total_tokens"] = 440 },
    };
}
