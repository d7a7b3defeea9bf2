using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;
using SlaBot.Channels.Pacing;
using SlaBot.Channels.Retrying;

namespace SlaBot.Slack.Outbound;

/// <summary>
/// Sends a request until its end is known: host checked, token fetched, paced, sent, and tried again only where that cannot
/// make two messages of one.
/// </summary>
internal sealed class SlackSender(
    HttpMessageInvoker http, SlackHosts hosts, ISlackTokens tokens, Pacer pacer, RetryLimits limits, TimeProvider time, SlackLog log, Func<double>? chance = null)
{
    private const int LargestAnswer = 1_000_000;
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    // A trigger is good for three seconds.
    private readonly RetryLimits urgent = Urgent(limits);
    private readonly Retrier<SlackAnswer> retrier = new(limits, time, chance);
    private readonly Retrier<SlackAnswer> urgentRetrier = new(Urgent(limits), time, chance);

    /// <summary>Sends.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing has arrived or what has does no harm twice.</exception>
    public async ValueTask<SlackAnswer> SendAsync(SlackCall call, CancellationToken cancellation)
    {
        var held = pacer.HeldFor(call.Method);
        return held > (call.IsUrgent ? urgent : limits).TotalWait
            ? SlackAnswer.Later("the platform asked to wait", held, time.GetUtcNow()).Result
            : (await (call.IsUrgent ? urgentRetrier : retrier).RunAsync(
                static (run, cancellation) => run.sender.TryAsync(run.call, cancellation), (sender: this, call), cancellation)).Result;
    }

    private static RetryLimits Urgent(RetryLimits limits) => limits with
    {
        Tries = Math.Min(3, limits.Tries),
        FirstWait = Shorter(limits.FirstWait, 0.3),
        TotalWait = Shorter(limits.TotalWait, 1.5),
    };

    private static TimeSpan Shorter(TimeSpan wait, double seconds) => TimeSpan.FromSeconds(Math.Min(wait.TotalSeconds, seconds));

    private async ValueTask<Tried<SlackAnswer>> TryAsync(SlackCall call, CancellationToken cancellation)
    {
        if (!hosts.Allow(call.Target, call.Address))
        {
            log.Forbid(call.Operation, call.Address);
            return SlackAnswer.Final(new Delivery.Refused("a host that is not Slack's"));
        }

        try
        {
            // A token first: renewing one takes time, and whoever has been paced must go at once.
            var token = call.Token;
            if (call.Installation is { } installation && (token = await tokens.TokenAsync(installation, cancellation)) is null)
            {
                return SlackAnswer.Final(new Delivery.Gone("not installed"));
            }

            await pacer.WaitAsync(call.Lane, call.Method, cancellation);
            var tried = await ExchangeAsync(call, token, cancellation);
            return await JudgeTokenAsync(call, token, tried, cancellation);
        }
        catch (TokenUnavailableException unavailable)
        {
            log.NoToken(call.Operation, unavailable.Message);
            return unavailable.IsPassing
                ? SlackAnswer.Later("no token", null, time.GetUtcNow())
                : SlackAnswer.Final(new Delivery.Refused("no token"));
        }
    }

    /// <summary>A token that is refused may have been renewed meanwhile: only the newest one's refusal is the end of an installation.</summary>
    private async ValueTask<Tried<SlackAnswer>> JudgeTokenAsync(SlackCall call, SlackToken? token, Tried<SlackAnswer> tried, CancellationToken cancellation)
    {
        var error = tried.Result.Error;
        var isDead = SlackErrors.IsDead(error);
        if (call.Installation is not { } installation || (!isDead && !SlackErrors.IsOldToken(error)))
        {
            return tried;
        }

        var newest = await tokens.TokenAsync(installation, cancellation);
        if (newest is not null && newest.Header != token?.Header && !call.HasRenewedToken)
        {
            call.HasRenewedToken = true;
            return await TryAsync(call, cancellation);
        }

        if (isDead && newest?.Header == token?.Header)
        {
            await tokens.DeadAsync(installation, error!, cancellation);
        }

        return tried;
    }

    private async ValueTask<Tried<SlackAnswer>> ExchangeAsync(SlackCall call, SlackToken? token, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestTry, time);
        await using var ended = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address);
        var content = new SentContent(call.Body, call.Type);
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
            return Unanswered(call, content.HasLeft, silence, cancellation);
        }

        using (response)
        {
            return await ReadAsync(call, response, limit.Token);
        }
    }

    private async ValueTask<Tried<SlackAnswer>> ReadAsync(SlackCall call, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await ResponseBody.ReadAsync(response.Content, LargestAnswer, cancellation);
        var now = time.GetUtcNow();
        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values.First(), now) : null;
        var tried = SlackAnswer.To(call, response.StatusCode, body, retryAfter, now);
        if (tried.Result.Delivery is Delivery.Sent)
        {
            return tried;
        }

        if (tried is { MayBeRepeated: true, RetryAfter: { } wait })
        {
            // Whatever else calls this method in this workspace has to wait as well.
            pacer.Hold(call.Method, wait);
        }

        log.Note(call.Operation, (int)response.StatusCode, tried.Result.Error, response.Headers);
        return tried;
    }

    /// <summary>No answer came: what has not left is sent again, and so is what does the same twice; the rest may have arrived.</summary>
    private Tried<SlackAnswer> Unanswered(SlackCall call, bool hasLeft, Exception silence, CancellationToken cancellation)
    {
        var mayHaveArrived = hasLeft && !call.DoesTheSameTwice;
        if (cancellation.IsCancellationRequested && !mayHaveArrived)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        call.MayHaveArrived |= hasLeft;
        var reason = Silence.ReasonOf(silence, hasLeft);
        log.Silent(call.Operation, reason);
        return mayHaveArrived ? SlackAnswer.Final(new Delivery.Uncertain(reason))
            : hasLeft ? new(new(new Delivery.Uncertain(reason)), MayBeRepeated: true)
            : SlackAnswer.Later(reason, null, time.GetUtcNow());
    }
}
