using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SlaBot.Tests.Webhooks;

/// <summary>A CRM that tells the real program what happens, well signed.</summary>
/// <param name="address">Where the program listens.</param>
/// <param name="source">The source's name.</param>
/// <param name="secret">What it signs with.</param>
internal sealed class WebhookSender(Uri address, string source, string secret) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Sends a body, and gives the answer to what was taken.</summary>
    public async Task<JsonObject> SendAsync(string id, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/webhooks/{source}")) { Content = new ByteArrayContent(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign(secret, id, timestamp, body));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200, answer);
        return JsonNode.Parse(answer)!.AsObject();
    }

    public void Dispose() => http.Dispose();
}
