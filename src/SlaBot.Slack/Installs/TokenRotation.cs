using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Installs;

/// <summary>
/// Renews tokens that end: when less than two hours are left, one renewal at a time for each installation, and stored before
/// anybody gets the new token, since by then the old refresh token is used up.
/// </summary>
internal sealed partial class TokenRotation(IInstallationStore store, TokenVault vault, IOAuthExchange exchange, TimeProvider time, ILogger<TokenRotation> log)
{
    private static readonly Duration Ahead = Duration.FromHours(2);
    private static readonly Duration LastMoment = Duration.FromSeconds(30);
    private static readonly TimeSpan LongestExchange = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<InstallationId, Renewal> renewals = new();

    /// <summary>The installation with a token that is good now.</summary>
    /// <param name="installation">As it is stored.</param>
    /// <param name="cancellation">Ends the wait, not the renewal.</param>
    /// <returns>It, or null where its token has ended and cannot be renewed now.</returns>
    public async Task<SlackInstallation?> CurrentAsync(SlackInstallation installation, CancellationToken cancellation)
    {
        if (installation.ExpiresAt is not { } end || Now() < end - Ahead)
        {
            return installation;
        }

        var renewed = await RenewalOf(installation).WaitAsync(cancellation);
        return renewed ?? (Now() < end - LastMoment ? installation : null);
    }

    private Task<SlackInstallation?> RenewalOf(SlackInstallation old)
    {
        var renewal = renewals.GetOrAdd(new(old.Enterprise, old.Team), _ => new());
        lock (renewal)
        {
            if (renewal.Running is null || (renewal.IsOver && IsStale(renewal, old)))
            {
                (renewal.Of, renewal.Result, renewal.IsOver) = (old.SealedToken, null, false);
                renewal.Running = RenewAsync(old, renewal);
            }

            return renewal.Running;
        }
    }

    // What was renewed, or tried, just now is not renewed again; what was installed anew since then is another token.
    private bool IsStale(Renewal renewal, SlackInstallation old)
    {
        var isPaused = time.GetElapsedTime(renewal.EndedAt) < Pause;
        return renewal.Of == old.SealedToken ? renewal.Result is null && !isPaused : renewal.Result?.SealedToken != old.SealedToken || !isPaused;
    }

    // On its own time: a refresh token that is used up must not be lost because somebody hung up.
    private async Task<SlackInstallation?> RenewAsync(SlackInstallation old, Renewal renewal)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        SlackInstallation? result = null;
        try
        {
            return result = await TryRenewAsync(old);
        }
        catch (Exception failed) when (failed is StorageFailedException or ObjectDisposedException or ArgumentException or OperationCanceledException)
        {
            NotRenewed(old.Enterprise, old.Team, failed.GetType().Name);
            return null;
        }
        finally
        {
            lock (renewal)
            {
                (renewal.Result, renewal.EndedAt, renewal.IsOver) = (result, time.GetTimestamp(), true);
            }
        }
    }

    private async Task<SlackInstallation?> TryRenewAsync(SlackInstallation old)
    {
        if (vault.Refresh(old) is not { } refresh)
        {
            NotRenewed(old.Enterprise, old.Team, "there is no refresh token that opens");
            return null;
        }

        using var limit = new CancellationTokenSource(LongestExchange, time);
        var exchanged = await exchange.RefreshAsync(refresh, limit.Token);
        if (exchanged is not Exchanged.Granted granted)
        {
            NotRenewed(old.Enterprise, old.Team, exchanged switch { Exchanged.Refused refused => refused.Error, Exchanged.Silent silent => silent.Reason, _ => "" });
            return null;
        }

        // Installed anew meanwhile: what that brought stays.
        var end = granted.Life is { } life ? Now() + Duration.FromTimeSpan(life) : (Instant?)null;
        var renewed = vault.Put(old, granted.Token, granted.Refresh ?? refresh);
        return await store.ChangeInstallationAsync(
            old.Enterprise,
            old.Team,
            one => one?.SealedToken != old.SealedToken ? one : one with { SealedToken = renewed.SealedToken, SealedRefresh = renewed.SealedRefresh, ExpiresAt = end },
            CancellationToken.None);
    }

    private Instant Now() => Instant.FromUnixTimeTicks(Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token of the Slack installation {Enterprise}/{Team} was not renewed: {Reason}")]
    private partial void NotRenewed(string? enterprise, string? team, string reason);

    private sealed class Renewal
    {
        public string? Of { get; set; }

        public Task<SlackInstallation?>? Running { get; set; }

        public SlackInstallation? Result { get; set; }

        public long EndedAt { get; set; }

        public bool IsOver { get; set; }
    }
}
