using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>What Entra's token endpoint and a machine's identity endpoint answer, on loopback.</summary>
internal sealed class FakeTokenEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private int issued;

    private FakeTokenEndpoint(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.Single() + "/tenant/oauth2/v2.0/token");

    /// <summary>Gets every request: its path and query, and its form as it was on the wire.</summary>
    public ConcurrentQueue<(string Target, string Form, string? Secret)> Requests { get; } = new();

    /// <summary>Gets or sets what it answers instead of a token.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<FakeTokenEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeTokenEndpoint(builder.Build());
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Requests.Enqueue((http.Request.Path + http.Request.QueryString, await reader.ReadToEndAsync(), http.Request.Headers["X-IDENTITY-HEADER"]));
        if (Instead is not null)
        {
            await Instead(http);
            return;
        }

        var number = Interlocked.Increment(ref issued);
        http.Response.ContentType = "application/json";
        var expiresOn = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3_600).ToUnixTimeSeconds();
        await http.Response.WriteAsync(
            $$"""{"token_type":"Bearer","expires_in":3600,"expires_on":"{{expiresOn}}","access_token":"issued-{{number}}","resource":"https://api.botframework.com"}""");
    }
}
