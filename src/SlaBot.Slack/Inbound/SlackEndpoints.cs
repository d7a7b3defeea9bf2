using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SlaBot.Channels.Http;
using SlaBot.Channels.Turns;

namespace SlaBot.Slack.Inbound;

/// <summary>
/// <c>POST /slack/events</c>, <c>/slack/commands</c> and <c>/slack/interactivity</c>: who sends is checked by the raw bytes
/// before anything is parsed, and what is sent is durable before it is acknowledged. The work comes after that.
/// </summary>
internal sealed partial class SlackEndpoints(SignatureGate gate, SlackReception reception, ILogger<SlackEndpoints> log)
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int LargestBody = 256 * 1024;

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapPost("/slack/events", (RequestDelegate)(context => HandleAsync(SlackKind.Event, context)));
        _ = routes.MapPost("/slack/commands", (RequestDelegate)(context => HandleAsync(SlackKind.Command, context)));
        _ = routes.MapPost("/slack/interactivity", (RequestDelegate)(context => HandleAsync(SlackKind.Interaction, context)));
    }

    /// <summary>Answers one request.</summary>
    internal async Task HandleAsync(SlackKind kind, HttpContext context)
    {
        if (await RequestBody.ReadAsync(context.Request, LargestBody, context.RequestAborted) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!gate.Admits(context.Request.Headers, body))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        switch (SlackRequests.Read(kind, context.Request.ContentType, body))
        {
            case null:
                Malformed(kind);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case SlackInbound.UrlVerification verification:
                await WriteAsync(context, ChallengeOf(verification));
                break;
            case SlackOccurrence occurrence:
                await AnswerAsync(context, await reception.ReceiveAsync(occurrence, context.RequestAborted));
                break;
            default:
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext context, Received received)
    {
        switch (received.Acceptance)
        {
            case Acceptance.Later:
                context.Response.Headers.RetryAfter = "5";
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Acceptance.Malformed:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case Acceptance.Durable when received.Answer is { } answer:
                context.Response.StatusCode = answer.Status;
                await WriteAsync(context, answer.Json);
                break;
            default:
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        if (!json.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = json.Length;
            _ = await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
        }
    }

    private static byte[] ChallengeOf(SlackInbound.UrlVerification verification)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("challenge"u8, verification.Challenge);
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A signed request of Slack's could not be read as what it was sent for: {Kind}")]
    private partial void Malformed(SlackKind kind);
}
