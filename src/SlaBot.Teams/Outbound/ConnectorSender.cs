using System.Net;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Channels.Pacing;
using SlaBot.Channels.Retrying;
using SlaBot.Teams.Outbound.Tokens;

namespace SlaBot.Teams.Outbound;

/// <summary>
/// Sends a request until its end is known: host checked, token fetched, paced, sent, and tried again only where that cannot
/// make two messages of one.
/// </summary>
internal sealed class ConnectorSender(
    HttpMessageInvoker http, ServiceHosts hosts, ITokenSource tokens, Pacer pacer, RetryLimits limits, TimeProvider time, ConnectorLog log, Func<double>? chance = null)
{
    private const int LargestAnswer = 1_000_000;
    private const int LargestError = 16_384;
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    private readonly Retrier<ConnectorAnswer> retrier = new(limits, time, chance);

    /// <summary>Sends.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing has arrived or what has does no harm twice.</exception>
    public async ValueTask<ConnectorAnswer> SendAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (call.Address is null)
        {
            return new(new Delivery.Refused("an id that cannot be part of an address"));
        }

        if (MessageSize.IsTooLarge(call.Body.Span))
        {
            return new(new Delivery.Refused("larger than a message may be"));
        }

        var held = pacer.HeldFor(call.Lane);
        return held > limits.TotalWait
            ? ConnectorAnswer.Later("the platform asked to wait", held, time.GetUtcNow()).Result
            : (await retrier.RunAsync(static (run, cancellation) => run.sender.TryAsync(run.call, cancellation), (sender: this, call), cancellation)).Result;
    }

    private async ValueTask<Tried<ConnectorAnswer>> TryAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (!hosts.AllowBase(call.ServiceUrl) || call.Address is not { } address || !hosts.Allow(address))
        {
            log.Forbidden(call.Operation, call.Address?.IdnHost ?? "nothing");
            return ConnectorAnswer.Final(new Delivery.Refused("a host that gets no token"));
        }

        try
        {
            // A token first: fetching one takes time, and whoever has been paced must go at once. It may have grown old by then.
            await tokens.GetAsync(cancellation);
            await pacer.WaitAsync(call.Lane, call.Tenant, cancellation);
            return await ExchangeAsync(call, address, await tokens.GetAsync(cancellation), cancellation);
        }
        catch (TokenUnavailableException unavailable)
        {
            log.NoToken(call.Operation, unavailable.Message);
            return unavailable.IsPassing
                ? ConnectorAnswer.Later("no token", null, time.GetUtcNow())
                : ConnectorAnswer.Final(new Delivery.Refused("no token"));
        }
    }

    private async ValueTask<Tried<ConnectorAnswer>> ExchangeAsync(ConnectorCall call, Uri address, BearerToken? token, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestTry, time);
        await using var ended = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        using var request = new HttpRequestMessage(call.Method, address);
        var content = call.Body.IsEmpty ? null : new SentContent(call.Body);
        request.Content = content;
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token.Header);
        }

        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, limit.Token);
        }
        catch (Exception silence) when (silence is HttpRequestException or IOException or OperationCanceledException)
        {
            return Unanswered(call, content?.HasLeft ?? true, silence, cancellation);
        }

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && !call.HasRenewedToken)
            {
                log.Note(call.Operation, (int)response.StatusCode, null, response.Headers);
                response.Dispose();
                call.HasRenewedToken = true;
                tokens.Refuse(token);
                return await TryAsync(call, cancellation);
            }

            return await ReadAsync(call, response, limit.Token);
        }
    }

    private async ValueTask<Tried<ConnectorAnswer>> ReadAsync(ConnectorCall call, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await ResponseBody.ReadAsync(response.Content, response.IsSuccessStatusCode ? LargestAnswer : LargestError, cancellation);
        if (response.IsSuccessStatusCode)
        {
            return ConnectorAnswer.To(call, response.StatusCode, body, null, default);
        }

        var now = time.GetUtcNow();
        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values.First(), now) : null;
        var tried = ConnectorAnswer.To(call, response.StatusCode, body, retryAfter, now);
        if (tried is { MayBeRepeated: true, RetryAfter: { } wait })
        {
            // Whatever else goes to this conversation has to wait as well.
            pacer.Hold(call.Lane, wait);
        }

        log.Note(call.Operation, (int)response.StatusCode, AnswerBody.ErrorCode(body), response.Headers);
        return tried;
    }

    /// <summary>No answer came: what has not left is sent again, and so is what does the same twice; the rest may have arrived.</summary>
    private Tried<ConnectorAnswer> Unanswered(ConnectorCall call, bool hasLeft, Exception silence, CancellationToken cancellation)
    {
        var mayHaveArrived = hasLeft && !call.DoesTheSameTwice;
        if (cancellation.IsCancellationRequested && !mayHaveArrived)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        call.MayHaveArrived |= hasLeft;
        var reason = Silence.ReasonOf(silence, hasLeft);
        log.Silent(call.Operation, reason);
        return mayHaveArrived ? ConnectorAnswer.Final(new Delivery.Uncertain(reason))
            : hasLeft ? new(new(new Delivery.Uncertain(reason)), MayBeRepeated: true)
            : ConnectorAnswer.Later(reason, null, time.GetUtcNow());
    }
}
