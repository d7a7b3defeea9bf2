using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>How what happens on Slack reaches a bot: by signed requests, or by its socket.</summary>
public interface ISlackRoad
{
    /// <summary>Brings an event, and brings it again as long as the bot does not take it.</summary>
    Task<SlackTaken> EventAsync(JsonObject envelope);

    /// <summary>Brings a slash command.</summary>
    Task<SlackTaken> CommandAsync(IReadOnlyDictionary<string, string> fields);

    /// <summary>Brings a press, or a modal that was sent off.</summary>
    Task<SlackTaken> InteractAsync(JsonObject payload);
}

/// <summary>How a bot took it.</summary>
/// <param name="Status">The status; 200 for an acknowledgement by socket.</param>
/// <param name="Body">The answer, or null for none.</param>
/// <param name="Within">How long it took.</param>
public sealed record SlackTaken(int Status, JsonObject? Body, TimeSpan Within)
{
    public bool IsGood => Status is >= 200 and < 300;
}

/// <summary>Signed requests to a bot's public address.</summary>
/// <param name="bot">The bot's address.</param>
/// <param name="signingSecret">What signs them.</param>
/// <param name="time">The clock of the timestamps.</param>
public sealed class SignedRoad(Uri bot, string signingSecret, TimeProvider time) : ISlackRoad, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public string EventsPath { get; set; } = "/slack/events";

    public string CommandsPath { get; set; } = "/slack/commands";

    public string InteractivityPath { get; set; } = "/slack/interactivity";

    /// <summary>Gets or sets how long Slack waits before each repetition; its own are at once, a minute and five minutes.</summary>
    public IReadOnlyList<TimeSpan> Repetitions { get; set; } = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)];

    public async Task<SlackTaken> EventAsync(JsonObject envelope)
    {
        var body = Encoding.UTF8.GetBytes(envelope.ToJsonString());
        var taken = await PostAsync(EventsPath, "application/json", body);
        for (var i = 0; i < Repetitions.Count && (!taken.IsGood || taken.Within > TimeSpan.FromSeconds(3)); i++)
        {
            await Task.Delay(Repetitions[i], time);
            taken = await PostAsync(EventsPath, "application/json", body, i + 1, taken.IsGood ? "http_timeout" : "http_error");
        }

        return taken;
    }

    public Task<SlackTaken> CommandAsync(IReadOnlyDictionary<string, string> fields) => PostAsync(CommandsPath, "application/x-www-form-urlencoded", Form(fields));

    public Task<SlackTaken> InteractAsync(JsonObject payload) =>
        PostAsync(InteractivityPath, "application/x-www-form-urlencoded", Form(new Dictionary<string, string> { ["payload"] = payload.ToJsonString() }));

    /// <summary>Posts whatever a test wants, signed; with a retry's headers where a number is given.</summary>
    /// <returns>How it was taken; status 0 where no answer came.</returns>
    public async Task<SlackTaken> PostAsync(string path, string type, byte[] body, int retry = 0, string reason = "http_timeout")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        SlackSignature.Sign(request, signingSecret, time.GetUtcNow(), body);
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await http.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            return new((int)response.StatusCode, answer.StartsWith('{') ? JsonNode.Parse(answer) as JsonObject : null, watch.Elapsed);
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return new(0, null, watch.Elapsed);
        }
    }

    public void Dispose() => http.Dispose();

    private static byte[] Form(IEnumerable<KeyValuePair<string, string>> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")));
}

/// <summary>Envelopes by a bot's socket.</summary>
/// <param name="fake">Where the socket is.</param>
public sealed class SocketRoad(FakeSlack fake) : ISlackRoad
{
    // Slack itself waits three seconds; whether the bot keeps within them is for the tests of the socket, not for every conversation beside a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<SlackTaken> EventAsync(JsonObject envelope) => SendAsync("events_api", envelope, acceptsPayload: false);

    public Task<SlackTaken> CommandAsync(IReadOnlyDictionary<string, string> fields) =>
        SendAsync("slash_commands", new([.. fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))]), acceptsPayload: true);

    public Task<SlackTaken> InteractAsync(JsonObject payload) => SendAsync("interactive", payload, acceptsPayload: true);

    private async Task<SlackTaken> SendAsync(string type, JsonObject payload, bool acceptsPayload)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var ack = await fake.Sockets.SendAsync(type, payload, acceptsPayload, within: Patience);
            return new(200, ack["payload"] is JsonObject { Count: > 0 } answer ? (JsonObject)answer.DeepClone() : null, watch.Elapsed);
        }
        catch (TimeoutException)
        {
            return new(0, null, watch.Elapsed);
        }
    }
}
