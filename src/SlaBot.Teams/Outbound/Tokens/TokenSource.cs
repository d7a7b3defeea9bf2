using SlaBot.Channels.Http;

namespace SlaBot.Teams.Outbound.Tokens;

/// <summary>
/// Keeps one token and renews it in time: five minutes before it expires, or half-way through one that lives shorter. One
/// renewal runs at a time; nobody waits for it while the old token still holds.
/// </summary>
internal sealed class TokenSource(ITokenIssuer issuer, TimeProvider time) : ITokenSource
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private readonly Lock guard = new();
    private volatile BearerToken? current;
    private Task<BearerToken?>? renewal;
    private TokenUnavailableException? failure;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    public ValueTask<BearerToken?> GetAsync(CancellationToken cancellation)
    {
        var (now, token) = (time.GetUtcNow(), current);
        if (token is not null && now < token.RefreshAt)
        {
            return new(token);
        }

        if (token is not null && now < token.ExpiresAt - LastMoment)
        {
            _ = Renewal(now);
            return new(token);
        }

        return new(WaitAsync(now, cancellation));
    }

    public void Refuse(BearerToken token) => Interlocked.CompareExchange(ref current, null, token);

    private async Task<BearerToken?> WaitAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (Renewal(now) is { } running)
        {
            return await running.WaitAsync(cancellation) ?? throw Failed();
        }

        throw Failed();
    }

    /// <summary>An exception of its own for each caller: they are thrown in many places at once.</summary>
    private TokenUnavailableException Failed()
    {
        lock (guard)
        {
            return failure is null ? new("no token", isPassing: true) : new(failure.Message, failure.IsPassing);
        }
    }

    /// <summary>The renewal that runs, or null so soon after one that failed that there is no point in another.</summary>
    private Task<BearerToken?>? Renewal(DateTimeOffset now)
    {
        lock (guard)
        {
            return renewal ??= now < notBefore ? null : RenewAsync();
        }
    }

    /// <summary>Runs on its own time, not on that of whoever happened to ask first.</summary>
    /// <returns>The new token, or null: then <see cref="failure"/> says why.</returns>
    private async Task<BearerToken?> RenewAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var (token, failed) = await TryIssueAsync();
        lock (guard)
        {
            renewal = null;
            failure = failed;
            notBefore = failed is null ? DateTimeOffset.MinValue : time.GetUtcNow() + AfterFailure;
            current = token ?? current;
        }

        return token;
    }

    private async Task<(BearerToken? Token, TokenUnavailableException? Failure)> TryIssueAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestFetch, time);
            var issued = await issuer.IssueAsync(limit.Token);
            var now = time.GetUtcNow();
            var life = issued.ExpiresAt - now;
            return (new(issued.Value, now + (life > Ahead * 2 ? life - Ahead : life / 2), issued.ExpiresAt), null);
        }
        catch (TokenUnavailableException unavailable)
        {
            return (null, unavailable);
        }
        catch (OperationCanceledException)
        {
            return (null, new("no answer in time", isPassing: true));
        }
        catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
        {
            // Whatever it was, the next message asks again.
            return (null, new(unforeseen.GetType().Name, isPassing: true));
        }
    }
}
