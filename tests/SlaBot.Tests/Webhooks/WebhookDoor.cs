using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;
using SlaBot.Webhooks;

namespace SlaBot.Tests.Webhooks;

/// <summary>The endpoint with all that is behind it, and the signature of Standard Webhooks before it.</summary>
internal sealed class WebhookDoor : IAgreementStore, IDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string Deal = """{"type":"deal","id":"D-17","occurred_at":"2026-10-03T12:00:00Z","data":{"amount":12400,"stage":"won","closed":"2026-10-03"}}""";

    private int sent;

    public WebhookDoor(int mostAtOnce = 100_000)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Webhooks:crm:Secret", Secret)]).Build();
        Gate = new(new(Configuration), Time);
        Endpoint = new(WebhookSettings.Read(Configuration), Gate, new(Facts, this, new InMemoryBookStore(), Time), NullLogger<WebhookEndpoint>.Instance, mostAtOnce);
    }

    public SettableTime Time { get; } = new() { Now = Instant.FromUtc(2026, 10, 3, 12, 0) };

    public IConfigurationRoot Configuration { get; }

    public InMemoryFactStore Facts { get; } = new();

    public WebhookGate Gate { get; }

    public WebhookEndpoint Endpoint { get; }

    public Task<Answer> SendAsync(string body, string source = "crm", Action<IHeaderDictionary>? change = null) => SendAsync(Encoding.UTF8.GetBytes(body), source, change);

    /// <summary>Sends a body with a good signature, unless it is changed.</summary>
    public async Task<Answer> SendAsync(byte[] body, string source = "crm", Action<IHeaderDictionary>? change = null)
    {
        var headers = new HeaderDictionary();
        Sign(headers, $"msg_{++sent:D6}", Time.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), body);
        change?.Invoke(headers);
        return await SendAsync(headers, body, source);
    }

    public async Task<Answer> SendAsync(IHeaderDictionary headers, byte[] body, string source = "crm")
    {
        var context = new DefaultHttpContext();
        using var answer = new MemoryStream();
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(body);
        context.Response.Body = answer;
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        await Endpoint.HandleAsync(source, context);
        await context.Response.CompleteAsync();
        return new(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()), context.Response.Headers.RetryAfter.ToString());
    }

    public static void Sign(IHeaderDictionary headers, string id, string timestamp, byte[] body, string secret = Secret)
    {
        headers["webhook-id"] = id;
        headers["webhook-timestamp"] = timestamp;
        headers["webhook-signature"] = StandardWebhooks.Sign(secret, id, timestamp, body);
    }

    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => new(AgreementHistory.Empty);

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) => throw new NotSupportedException();

    public void Dispose() => Endpoint.Dispose();

    public sealed record Answer(int Status, string? Type, string Body, string RetryAfter)
    {
        public string Detail => JsonNode.Parse(Body)!["detail"]!.GetValue<string>();
    }
}
