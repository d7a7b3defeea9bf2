using System.Net;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Retrying;

namespace SlaBot.Teams.Outbound;

/// <summary>What the Connector answered.</summary>
/// <param name="Delivery">How it ended.</param>
/// <param name="Body">The body of a success; empty where there is none that can be read.</param>
internal sealed record ConnectorAnswer(Delivery Delivery, ReadOnlyMemory<byte> Body = default)
{
    /// <summary>Says what a status means (status codes of the platform's documentation).</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">What the body holds, as far as it could be read.</param>
    /// <param name="retryAfter">How long the platform asks to wait, or null.</param>
    /// <param name="now">The time.</param>
    public static Tried<ConnectorAnswer> To(ConnectorCall call, HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, DateTimeOffset now)
    {
        if ((int)status is >= 200 and < 300)
        {
            return new(new(new Delivery.Sent(AnswerBody.Id(body)), body));
        }

        var code = AnswerBody.ErrorCode(body);
        var reason = code is null ? $"{(int)status}" : $"{(int)status} {code}";
        return status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => Later(reason, retryAfter, now),
            HttpStatusCode.Forbidden => Final(new Delivery.Gone(reason)),
            HttpStatusCode.NotFound => Final(Missing(call, code, reason)),
            HttpStatusCode.NotImplemented or < HttpStatusCode.InternalServerError => Final(new Delivery.Refused(reason)),
            _ when call.DoesTheSameTwice => Later(reason, retryAfter, now),
            _ => Final(new Delivery.Uncertain(reason)),
        };
    }

    /// <summary>Nothing was taken; another try may be.</summary>
    public static Tried<ConnectorAnswer> Later(string reason, TimeSpan? retryAfter, DateTimeOffset now) =>
        new(new(new Delivery.Refused(reason) { NotBefore = now + (retryAfter ?? TimeSpan.Zero) }), MayBeRepeated: true, retryAfter);

    /// <summary>No other try can change it.</summary>
    public static Tried<ConnectorAnswer> Final(Delivery delivery) => new(new(delivery));

    /// <summary>To change or delete a message that is not there is not to be out of the conversation, unless the answer says so.</summary>
    private static Delivery Missing(ConnectorCall call, string? code, string reason)
    {
        if (call.Method == HttpMethod.Delete && call.MayHaveArrived)
        {
            return new Delivery.Sent(null);
        }

        var isMessage = code?.StartsWith("Activity", StringComparison.Ordinal) ?? call.DoesTheSameTwice;
        return isMessage ? new Delivery.Refused(reason) : new Delivery.Gone(reason);
    }
}
