using System.Threading.RateLimiting;
using NodaTime;
using SlaBot.Channels.Http;
using SlaBot.Sources.Webhooks;

namespace SlaBot.Webhooks;

/// <summary>
/// <c>POST /webhooks/{source}</c>: facts as they happen. Who sends is checked by the raw bytes before anything is parsed, and what
/// is sent is durable before it is answered.
/// </summary>
internal sealed partial class WebhookEndpoint : IDisposable
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int LargestBody = 256 * 1024;

    private readonly Dictionary<string, Known> sources;
    private readonly WebhookGate gate;
    private readonly DeliveryReception reception;
    private readonly ILogger<WebhookEndpoint> log;

    /// <summary>Makes the endpoint.</summary>
    /// <param name="sources">Who may send.</param>
    /// <param name="gate">Who it is.</param>
    /// <param name="reception">Where events go.</param>
    /// <param name="log">Told of what was refused, without its body.</param>
    /// <param name="mostAtOnce">How many deliveries of one source are taken at once, and then in each second.</param>
    public WebhookEndpoint(IReadOnlyList<WebhookSource> sources, WebhookGate gate, DeliveryReception reception, ILogger<WebhookEndpoint> log, int mostAtOnce = 1_000)
    {
        (this.gate, this.reception, this.log) = (gate, reception, log);
        this.sources = sources.ToDictionary(source => source.Name, source => new Known(source, LimitOf(mostAtOnce)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Maps the endpoint where there is a source.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (sources.Count > 0)
        {
            _ = routes.MapPost("/webhooks/{source}", (RequestDelegate)(context => HandleAsync((string)context.Request.RouteValues["source"]!, context)));
        }
    }

    /// <summary>Answers one delivery.</summary>
    internal async Task HandleAsync(string name, HttpContext context)
    {
        if (!sources.TryGetValue(name, out var known))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (await RequestBody.ReadAsync(context.Request, LargestBody, context.RequestAborted) is not { } body)
        {
            await WebhookAnswer.ProblemAsync(context, StatusCodes.Status413PayloadTooLarge, "The body is larger than 256 kB: send fewer events at once.");
        }
        else if (gate.Broken(known.Source, context.Request.Headers, body) is { } broken)
        {
            Refused(known.Source.Name, broken);
            await WebhookAnswer.ProblemAsync(context, StatusCodes.Status401Unauthorized, $"This does not hold: {broken}.");
        }
        else if (!known.Limit.AttemptAcquire().IsAcquired)
        {
            await WebhookAnswer.LaterAsync(context, StatusCodes.Status429TooManyRequests, "These are more deliveries a second than are taken: send several events in one.", 1);
        }
        else
        {
            await WebhookAnswer.WriteAsync(context, await reception.ReceiveAsync(DeliveryOf(known.Source, context.Request.Headers, body)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var known in sources.Values)
        {
            known.Limit.Dispose();
        }
    }

    private static Delivery DeliveryOf(WebhookSource source, IHeaderDictionary headers, ReadOnlyMemory<byte> body) => new(
        source.Workspace,
        source.Name,
        headers["webhook-id"].ToString(),
        Instant.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture)),
        body);

    private static TokenBucketRateLimiter LimitOf(int mostAtOnce) => new(new()
    {
        TokenLimit = mostAtOnce,
        TokensPerPeriod = mostAtOnce,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a webhook of {Source}, since this does not hold: {Rule}")]
    private partial void Refused(string source, string rule);

    private sealed record Known(WebhookSource Source, TokenBucketRateLimiter Limit);
}
