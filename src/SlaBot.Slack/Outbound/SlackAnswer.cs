using System.Net;
using System.Text.Json;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Json;
using SlaBot.Channels.Retrying;

namespace SlaBot.Slack.Outbound;

/// <summary>What Slack answered.</summary>
/// <param name="Delivery">How it ended.</param>
/// <param name="Json">The answer; undefined where there is none that can be read.</param>
/// <param name="Error">Slack's word for what went wrong, or null.</param>
internal sealed record SlackAnswer(Delivery Delivery, JsonElement Json = default, string? Error = null)
{
    /// <summary>Says what an answer means: mostly its body does, with a status of 200.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">The body, as far as it could be read.</param>
    /// <param name="retryAfter">How long the platform asks to wait, or null.</param>
    /// <param name="now">The time.</param>
    public static Tried<SlackAnswer> To(SlackCall call, HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var json = SlackBody.Read(body) ?? default;
        var isObject = json.ValueKind == JsonValueKind.Object;
        var isSuccess = (int)status is >= 200 and < 300;
        if (isSuccess && (call.Target == SlackTarget.Api ? json.Is("ok") : json.Member("ok")?.ValueKind != JsonValueKind.False))
        {
            return new(new(new Delivery.Sent(null), json));
        }

        var error = json.Error();
        var reason = error ?? $"{(int)status}";
        return status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                Later(reason, retryAfter, now, error),
            >= HttpStatusCode.InternalServerError => Halfway(call, reason, retryAfter, now),
            _ when error is not null => Failed(call, error, retryAfter, now),
            _ when isSuccess && !isObject => Unreadable(call),
            _ => Final(new Delivery.Refused(isSuccess ? "an answer without an error" : reason)),
        };
    }

    /// <summary>Nothing was taken; another try may be.</summary>
    public static Tried<SlackAnswer> Later(string reason, TimeSpan? retryAfter, DateTimeOffset now, string? error = null) =>
        new(new(new Delivery.Refused(reason) { NotBefore = now + (retryAfter ?? TimeSpan.Zero) }, default, error), MayBeRepeated: true, retryAfter);

    /// <summary>No other try can change it.</summary>
    public static Tried<SlackAnswer> Final(Delivery delivery, string? error = null) => new(new(delivery, default, error));

    private static Tried<SlackAnswer> Failed(SlackCall call, string error, TimeSpan? retryAfter, DateTimeOffset now) =>
        SlackErrors.IsPassing(error) ? Later(error, retryAfter, now, error)
        : SlackErrors.IsHalfway(error) ? Halfway(call, error, retryAfter, now)
        : SlackErrors.IsOldToken(error) ? Final(new Delivery.Refused(error) { NotBefore = now }, error)
        : SlackErrors.IsDead(error) || SlackErrors.IsGone(error) ? Final(new Delivery.Gone(error), error)
        : SlackErrors.IsMissingMessage(error) && call is { MayHaveArrived: true, Operation: "chat.delete" } ? Final(new Delivery.Sent(null), error)
        : SlackErrors.IsOtherView(error) && call.MayHaveArrived ? Final(new Delivery.Uncertain(error), error)
        : Final(new Delivery.Refused(error), error);

    /// <summary>A message may have been posted all the same; what does the same twice is tried again.</summary>
    private static Tried<SlackAnswer> Halfway(SlackCall call, string reason, TimeSpan? retryAfter, DateTimeOffset now) =>
        call.DoesTheSameTwice ? Later(reason, retryAfter, now, reason) : Final(new Delivery.Uncertain(reason), reason);

    /// <summary>It was taken, by all appearances; nobody can tell.</summary>
    private static Tried<SlackAnswer> Unreadable(SlackCall call) =>
        new(new(new Delivery.Uncertain("an answer that cannot be read")), MayBeRepeated: call.DoesTheSameTwice);
}
