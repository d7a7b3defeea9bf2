using System.Net.Http.Headers;
using System.Text.Json;
using SlaBot.Channels.Http;
using SlaBot.Channels.Retrying;
using SlaBot.Channels.Settings;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.SocketMode;

/// <summary>Asks Slack where a socket can be opened: <c>apps.connections.open</c>. Such an address is good once, and for seconds.</summary>
internal sealed class SocketAddresses(SlackSettings settings, HttpClient http, TimeProvider time)
{
    private const int LargestAnswer = 100_000;

    /// <summary>Makes a client for it.</summary>
    public static HttpClient NewClient() => new(PlainHttp.Handler()) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Asks.</summary>
    public async Task<SocketAddress> AskAsync(CancellationToken cancellation)
    {
        if (settings.Secrets.AppToken is not { } token)
        {
            return new(null, "") { Reason = "Slack__AppToken is not set any more" };
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, "apps.connections.open")) { Content = new FormUrlEncodedContent([]) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var wait = RetryAfter.Read(response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null, time.GetUtcNow());
            using var document = JsonDocument.Parse(await ResponseBody.ReadAsync(response.Content, LargestAnswer, cancellation));
            JsonElement? json = document.RootElement;
            return !json.IsTrue("ok") ? new(null, token) { Reason = Plain(json.Word("error")), RetryAfter = wait }
                : json.Address("url") is { } address && IsSlacks(address, settings) ? new(address, token)
                : new(null, token) { Reason = "the address is none of Slack's" };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new(null, token) { Reason = broken is JsonException ? "the answer is no JSON" : Silence.ReasonOf(broken, hasLeft: true) };
        }
    }

    /// <summary>Whether an address is one of Slack's. What comes by a socket bears no signature: it is believed because of whose host it is, and TLS.</summary>
    internal static bool IsSlacks(Uri address, SlackSettings settings) => settings.ApiUrl.IsOnThisMachine()
        ? address is { IsLoopback: true, Scheme: "ws" or "wss" }
        : address is { Scheme: "wss", IsDefaultPort: true, UserInfo.Length: 0 } && address.IdnHost.EndsWith(".slack.com", StringComparison.Ordinal);

    private static string Plain(string? error) => error is null ? "no answer" : new([.. error.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_').Take(60)]);
}

/// <summary>Where a socket can be opened.</summary>
/// <param name="Address">The address, or null where there is none now.</param>
/// <param name="Token">By which token it was asked for: a socket lives no longer than that is set.</param>
internal sealed record SocketAddress(Uri? Address, string Token)
{
    /// <summary>Gets why there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how long Slack asked to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Reason ?? "an address"; // it holds a ticket
}
