using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Http;
using SlaBot.Channels.Inbound;
using SlaBot.Channels.Json;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Teams.Protocol;
using SlaBot.Teams.Turns;

namespace SlaBot.Teams.Inbound;

/// <summary>
/// <c>POST /api/messages</c>: who sends is checked before anything is parsed, what is sent is tied to who sends it, and
/// the event is durable before it is answered. The work comes after that.
/// </summary>
internal sealed partial class MessagesEndpoint(ITokenGate gate, TeamsSettings settings, TurnRunner runner, TimeProvider time, ILogger<MessagesEndpoint> log)
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int LargestBody = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly DoublePresses presses = new(time);

    /// <summary>Maps the endpoint.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", (RequestDelegate)HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (settings.AllowUnauthenticated && OpenStatus(context) is { } refused)
        {
            context.Response.StatusCode = refused;
            return;
        }

        var token = settings.AllowUnauthenticated ? null : await gate.AdmitAsync(AuthorizationHeader.Of(context.Request), context.RequestAborted);
        if (token is null && !settings.AllowUnauthenticated)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (await RequestBody.ReadAsync(context.Request, LargestBody, context.RequestAborted) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (ActivityParser.Parse(body.Span) is not { } activity)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (ActivityBinding.Check(token, settings, activity) is { } refusal)
        {
            Refused(refusal.Status, refusal.Reason);
            context.Response.StatusCode = refusal.Status;
            return;
        }

        await AcceptAsync(context, activity, body);
    }

    // Without tokens, only programs on this machine may speak: no web page that its browser happens to show.
    private static int? OpenStatus(HttpContext context) =>
        !LocalRequest.IsLocal(context) || context.Request.Headers.ContainsKey("Origin") || context.Request.Headers.ContainsKey("Sec-Fetch-Site") ? StatusCodes.Status403Forbidden
        : !context.Request.HasJsonContentType() ? StatusCodes.Status415UnsupportedMediaType
        : null;

    private async Task AcceptAsync(HttpContext context, Activity activity, ReadOnlyMemory<byte> body)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var accepted = new InboundEvent(
            TeamsWorkspaces.Of(activity.Tenant(), settings), Platform.Teams, KeyOf(activity, body.Span), activity.Conversation!.Id!, Instant.FromUnixTimeTicks(now.ToUnixTimeTicks()), body);
        var ticket = presses.Once(PressIn(activity), () => runner.TryAccept(accepted));
        if (ticket is null)
        {
            context.Response.Headers.RetryAfter = "5";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        switch (await ticket.AcceptedAsync())
        {
            case Acceptance.Later:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Acceptance.Malformed:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
            case Acceptance.Durable when activity.Type == ActivityTypes.Invoke:
                await AnswerAsync(context, activity, ticket);
                break;
            default:
                break;
        }
    }

    private static string? PressIn(Activity activity) => activity.Type == ActivityTypes.Invoke && activity.Value.Text("action", "data", "t") is { } seal
        ? $"{activity.From?.Id}|{activity.ReplyToId}|{seal}|{activity.Value?.Member("action")?.Member("data")?.GetRawText().GetHashCode(StringComparison.Ordinal)}"
        : null;

    // An invoke is answered in its own response: within a time that the platform still waits for.
    private async Task AnswerAsync(HttpContext context, Activity activity, TurnTicket ticket)
    {
        var end = await ticket.EndWithinAsync(Patience, time, context.RequestAborted);
        var answer = end?.Answer ?? StillWorking(activity);
        context.Response.StatusCode = answer.Status;
        if (!answer.Json.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Json.Length;
            _ = await context.Response.BodyWriter.WriteAsync(answer.Json, context.RequestAborted);
        }
    }

    private static TurnAnswer StillWorking(Activity activity) => activity.Name == "adaptiveCard/action"
        ? new(200, JsonSerializer.SerializeToUtf8Bytes(
            new(200, AdaptiveCardInvokeResponse.Message, JsonSerializer.SerializeToElement(SetupWords.In(activity.Language()).Say("Working"), ActivityJson.Default.String)),
            ActivityJson.Default.AdaptiveCardInvokeResponse))
        : new(200, default);

    // An edit and a deletion come under the id of the message itself: they are told apart by all that they say.
    private static string KeyOf(Activity activity, ReadOnlySpan<byte> body)
    {
        var key = activity.Id is { Length: > 0 } id && activity.Type is not (ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete)
            ? $"teams|{activity.ChannelId}|{activity.Type}|{activity.Conversation!.Id}|{id}"
            : $"teams|{activity.Type}|{EventKeys.HashOf(body)}";
        return EventKeys.Fitting(key, "teams");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was answered with {Status}: {Reason}")]
    private partial void Refused(int status, string reason);
}
