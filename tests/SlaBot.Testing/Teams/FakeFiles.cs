using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Testing.Teams;

/// <summary>Where Teams keeps people's files, on loopback: gives what lies there and takes what is put there.</summary>
public sealed class FakeFiles : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    private FakeFiles(WebApplication app) => this.app = app;

    /// <summary>Gets the host with its port: an entry for <c>Teams__ServiceHosts</c>.</summary>
    public string Host => new Uri(app.Urls.Single()).Authority;

    /// <summary>Gets every request, as method and path, with its Authorization and Content-Range.</summary>
    public ConcurrentQueue<(string Request, string? Authorization, string? Range)> Seen { get; } = [];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeFiles> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeFiles(builder.Build());
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>The address of a file.</summary>
    public Uri At(string name) => new($"http://{Host}/{name}");

    /// <summary>Puts a file there.</summary>
    public Uri Put(string name, byte[] content)
    {
        files[name] = content;
        return At(name);
    }

    /// <summary>What was put there, or null.</summary>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var name = http.Request.Path.Value!.TrimStart('/');
        Seen.Enqueue(($"{http.Request.Method} {name}", http.Request.Headers.Authorization, http.Request.Headers.ContentRange));
        if (HttpMethods.IsPut(http.Request.Method))
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            files[name] = body.ToArray();
            http.Response.StatusCode = 201;
        }
        else if (files.TryGetValue(name, out var content))
        {
            await http.Response.Body.WriteAsync(content);
        }
        else
        {
            http.Response.StatusCode = 404;
        }
    }
}
