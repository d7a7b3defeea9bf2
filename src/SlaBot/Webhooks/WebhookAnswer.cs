using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using SlaBot.Commands;
using SlaBot.Sources.Webhooks;

namespace SlaBot.Webhooks;

/// <summary>What a sender is answered: what became of its events, or in a sentence what is wrong (RFC 9457).</summary>
internal static class WebhookAnswer
{
    private static readonly WebhookAnswerJson Json = new(new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

    /// <summary>Answers with what became of a delivery.</summary>
    public static Task WriteAsync(HttpContext context, DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Stored stored => StoredAsync(context, new(stored.Events, stored.Same, [.. stored.SetAside.Select(aside => new AsideNumbers(aside.Facts, SetAsideWords.Of(aside)))], null)),
        DeliveryOutcome.Repeated => StoredAsync(context, new(0, 0, [], true)),
        DeliveryOutcome.Refused refused => ProblemAsync(context, StatusCodes.Status400BadRequest, Sentence(refused.Errors), refused.Errors),
        _ => LaterAsync(context, StatusCodes.Status503ServiceUnavailable, "This cannot be stored now; deliver it again in some seconds.", 5),
    };

    /// <summary>Answers that something is wrong.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string detail, IReadOnlyList<EventError>? errors = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, errors is { Count: > 1 } ? errors : null),
            Json.Problem,
            "application/problem+json",
            context.RequestAborted);
    }

    /// <summary>Answers that it is to be delivered again.</summary>
    public static Task LaterAsync(HttpContext context, int status, string detail, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemAsync(context, status, detail);
    }

    private static Task StoredAsync(HttpContext context, StoredEvents stored) =>
        context.Response.WriteAsJsonAsync(stored, Json.StoredEvents, "application/json", context.RequestAborted);

    private static string Sentence(IReadOnlyList<EventError> errors)
    {
        var (first, more) = (errors[0], errors.Count - 1);
        var place = first.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"event {index}: ") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Nothing was stored: {place}{first.Detail}{(more > 0 ? $" (and {more} more, see errors)" : "")}.");
    }
}

/// <summary>What became of the events of a delivery.</summary>
/// <param name="Stored">How many told something new.</param>
/// <param name="Same">How many told nothing new.</param>
/// <param name="SetAside">What is stored and does not count.</param>
/// <param name="Repeated">True where the delivery was stored before; else not there.</param>
internal sealed record StoredEvents(int Stored, int Same, IReadOnlyList<AsideNumbers> SetAside, bool? Repeated);

/// <summary>Numbers that do not count.</summary>
internal sealed record AsideNumbers(int Facts, string Reason);

/// <summary>What is wrong, as RFC 9457 writes it.</summary>
/// <param name="Type">Always <c>about:blank</c>.</param>
/// <param name="Title">The name of the status.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">One sentence.</param>
/// <param name="Errors">Each thing that is wrong, where there are several.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<EventError>? Errors);

/// <summary>How answers are written.</summary>
[JsonSerializable(typeof(StoredEvents))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class WebhookAnswerJson : JsonSerializerContext;
