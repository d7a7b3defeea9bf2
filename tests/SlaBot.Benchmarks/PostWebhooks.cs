using System.Diagnostics;
using System.Globalization;
using System.Text;
using SlaBot.Webhooks;

namespace SlaBot.Benchmarks;

/// <summary>A CRM for each workspace, which signs what it tells.</summary>
/// <param name="address">Where the bot listens.</param>
/// <param name="channel">Where it posts.</param>
internal sealed class PostWebhooks(Uri address, PostChannel channel) : IDisposable
{
    public const string Secret = "a text of more than 24 characters";

    private static readonly byte[] Key = WebhookSecrets.KeysIn(Secret)[0];

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
    private long number;

    /// <summary>A small deal is told: new, open, of a hundred dollars.</summary>
    public Task SmallAsync(int workspace) =>
        SendAsync(workspace, string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"deal","id":"S-{{{Interlocked.Increment(ref number)}}}","data":{"amount":100,"stage":"open","created":"{{{PostWorkspaces.Today:yyyy-MM-dd}}}","source":"organic"}}"""));

    /// <summary>A big deal is won.</summary>
    /// <returns>How long it took until its post was taken.</returns>
    public async Task<TimeSpan> BigAsync(int workspace)
    {
        var id = Interlocked.Increment(ref number);
        var told = channel.UntilToldAsync(string.Create(CultureInfo.InvariantCulture, $"Customer {id}."));
        var started = Stopwatch.GetTimestamp();
        await SendAsync(workspace, string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"deal","id":"B-{{{id}}}","data":{"name":"Customer {{{id}}}.","amount":48000,"stage":"won","created":"{{{PostWorkspaces.Today:yyyy-MM-dd}}}","closed":"{{{PostWorkspaces.Today:yyyy-MM-dd}}}","source":"organic"}}"""));
        await told;
        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose() => http.Dispose();

    private async Task SendAsync(int workspace, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var (id, timestamp) = ($"msg_{Interlocked.Increment(ref number)}", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, string.Create(CultureInfo.InvariantCulture, $"/webhooks/w{workspace}"))) { Content = new ByteArrayContent(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", SignedDelivery.Sign(Key, id, timestamp, body));
        using var response = await http.SendAsync(request);
        _ = response.EnsureSuccessStatusCode();
    }
}
