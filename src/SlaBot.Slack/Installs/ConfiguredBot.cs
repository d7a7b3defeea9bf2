using SlaBot.Channels.Http;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Installs;

/// <summary>The one workspace whose token is in the settings. Whose it is, Slack is asked once for each token.</summary>
internal sealed class ConfiguredBot(SlackSettings settings, IOAuthExchange exchange, TimeProvider time)
{
    private static readonly TimeSpan AfterSilence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private string? asked;
    private Task<TokenOwner?>? owner;
    private long askedAt;
    private bool isSilent;
    private string? dead;

    /// <summary>The bot, or null where no token is set, Slack takes it no more, or there is no answer now.</summary>
    public async ValueTask<InstalledBot?> FindAsync(CancellationToken cancellation)
    {
        if (settings.Secrets.BotToken is not { } token || token == Volatile.Read(ref dead))
        {
            return null;
        }

        return await Owner(token).WaitAsync(cancellation) is { IsRefused: false } found
            ? new(new InstallationId(found.Enterprise, found.Team), found.User) { BotId = found.BotId, Name = found.Name, IsConfigured = true }
            : null;
    }

    /// <summary>The token for an installation, where that is this one.</summary>
    /// <exception cref="TokenUnavailableException">A token is set, and whose it is cannot be told now.</exception>
    public async ValueTask<string?> TokenAsync(InstallationId installation, CancellationToken cancellation)
    {
        if (settings.Secrets.BotToken is not { } token || token == Volatile.Read(ref dead))
        {
            return null;
        }

        return await Owner(token).WaitAsync(cancellation) is not { } found ? throw new TokenUnavailableException("Slack does not say whose the token is", isPassing: true)
            : !found.IsRefused && new InstallationId(found.Enterprise, found.Team) == installation ? token
            : null;
    }

    /// <summary>Notes that Slack takes the present token no more.</summary>
    public void Dead() => Volatile.Write(ref dead, settings.Secrets.BotToken);

    private Task<TokenOwner?> Owner(string token)
    {
        lock (gate)
        {
            if (owner is null || asked != token || (isSilent && time.GetElapsedTime(askedAt) >= AfterSilence))
            {
                (asked, askedAt, isSilent) = (token, time.GetTimestamp(), false);
                owner = AskAsync(token);
            }

            return owner;
        }
    }

    // On its own time, not on that of whoever happened to ask first.
    private async Task<TokenOwner?> AskAsync(string token)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var limit = new CancellationTokenSource(LongestQuestion, time);
        TokenOwner? told = null;
        try
        {
            return told = await exchange.OwnerAsync(token, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            lock (gate)
            {
                isSilent |= told is null && token == asked;
            }
        }
    }
}
