using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SlaBot.Testing.Teams;

/// <summary>
/// The Bot Framework Connector on loopback, in this process: answers as Teams does, keeps a book of what it accepted, and
/// lets a test say what goes wrong. Proved by Microsoft's own <c>ConnectorClient</c>.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>The tenant of everybody in it.</summary>
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    private const long FirstId = 1_700_000_000_000;

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly Logbook<ConnectorRequest> book = new(
        "the fake Connector", request => $"{request.Number} {request.Operation} {request.Conversation} {request.Type} {request.Text}");
    private readonly ConcurrentDictionary<string, IReadOnlyList<FakeMember>> members = new();
    private readonly WireFaults<ConnectorFault, ConnectorRequest> faults = new();
    private long ids = FirstId;

    private FakeConnector(WebApplication app, TimeProvider time) => (this.app, this.time) = (app, time);

    /// <summary>Gets the address that an activity names as its <c>serviceUrl</c>; with a path, as those of Teams have.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "The text that stands in an activity.")]
    public string ServiceUrl => $"http://{Host}/emea/";

    /// <summary>Gets the host with its port: the entry for <c>Teams__ServiceHosts</c>.</summary>
    public string Host => new Uri(app.Urls.Single()).Authority;

    /// <summary>Gets what was accepted, in order: what people would see.</summary>
    public IReadOnlyList<ConnectorRequest> Accepted => book.Accepted;

    /// <summary>Gets every request that came, also those that were refused or went wrong.</summary>
    public IReadOnlyList<ConnectorRequest> Seen => book.Seen;

    /// <summary>Gets or sets which Authorization headers are admitted; others get 401. At first all are.</summary>
    public Func<string?, bool> Admits { get; set; } = static _ => true;

    /// <summary>Gets or sets which conversations exist; others get 404. At first all do.</summary>
    public Func<string, bool> Knows { get; set; } = static _ => true;

    /// <summary>Gets or sets the most members of a page.</summary>
    public int LargestPage { get; set; } = 500;

    /// <summary>Starts one on a free port of loopback.</summary>
    /// <param name="time">The clock of its book; null for the machine's.</param>
    public static async Task<FakeConnector> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeConnector(builder.Build(), time ?? TimeProvider.System);
        fake.app.Run(fake.AnswerAsync);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>Waits until a request is accepted that is meant, or was.</summary>
    /// <exception cref="TimeoutException">None came; the message says what did.</exception>
    public Task<ConnectorRequest> WaitForAsync(Func<ConnectorRequest, bool> predicate, TimeSpan? within = null, CancellationToken cancellation = default) =>
        book.WaitForAsync(predicate, within ?? TimeSpan.FromSeconds(10), cancellation);

    /// <summary>Lets the next requests go wrong; faults told earlier come first.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many.</param>
    /// <param name="when">Which ones; null for any.</param>
    public void Fail(ConnectorFault fault, int times = 1, Func<ConnectorRequest, bool>? when = null) => faults.Add(fault, times, when);

    /// <summary>Lets the next requests go wrong, each in its way.</summary>
    public void FailEach(params ConnectorFault[] each) => Array.ForEach(each, fault => Fail(fault));

    /// <summary>Says who is in a conversation; at first it is Jane and Wei everywhere.</summary>
    public void Populate(string conversation, params FakeMember[] with) => members[conversation] = with;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    internal IReadOnlyList<FakeMember> MembersOf(string conversation) =>
        members.TryGetValue(conversation, out var found) ? found : [FakeMember.Jane, FakeMember.Wei];

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var bytes = body.ToArray();
        var json = Json(bytes);
        var request = book.See(number => Request(http, number, json));
        if (!Admits(request.Authorization))
        {
            await WireFault.WriteAsync(http, 401, """{"error":{"code":"BotNotRegistered","message":"Unknown token."}}""", "application/json");
            return;
        }

        var nextId = Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture);
        var reply = ConnectorReply.To(this, request, Encoding.UTF8.GetCharCount(bytes) * 2, json is not null, nextId);
        if (faults.Next(request) is { } fault)
        {
            if (fault.IsAccepted)
            {
                book.Accept(request);
            }

            await fault.AnswerAsync(http, reply.Status, reply.Body);
            return;
        }

        if (reply.IsAccepted)
        {
            book.Accept(request with { AnsweredId = reply.Id });
        }

        await WireFault.WriteAsync(http, reply.Status, reply.Body, reply.ContentType);
    }

    private ConnectorRequest Request(HttpContext http, int number, JsonElement? json)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var route = ConnectorRoute.Of(http.Request.Method, question < 0 ? target : target[..question]);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(
            number,
            time.GetUtcNow(),
            http.Request.Method,
            target,
            route.Operation,
            route.Conversation,
            route.Item,
            question < 0 ? "" : target[(question + 1)..],
            headers.GetValueOrDefault("Authorization"),
            headers,
            json);
    }

    private static JsonElement? Json(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
