using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Installs;

/// <summary>Makes an installation of a code: gets its tokens, seals and stores them.</summary>
/// <param name="exchange">Slack's token endpoint.</param>
/// <param name="store">Where installations are kept.</param>
/// <param name="vault">Seals tokens.</param>
/// <param name="time">The clock.</param>
/// <param name="welcome">Told of every installation that is stored: the one who installed it is greeted.</param>
internal sealed class InstallDesk(IOAuthExchange exchange, IInstallationStore store, TokenVault vault, TimeProvider time, Func<InstalledBot, CancellationToken, Task>? welcome = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Installs. A code is good once, so nobody's hanging up ends this.</summary>
    public async Task<Installed> InstallAsync(string code, Uri redirect)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            return await exchange.InstallAsync(code, redirect, limit.Token) switch
            {
                Exchanged.Granted granted => await StoreAsync(granted, limit.Token),
                Exchanged.Refused refused => new Installed.Refused(refused.Error),
                Exchanged.Silent silent => new Installed.Silent(silent.Reason),
                _ => new Installed.Silent("no answer"),
            };
        }
        catch (OperationCanceledException)
        {
            return new Installed.Silent("no answer in time");
        }
    }

    private async Task<Installed> StoreAsync(Exchanged.Granted granted, CancellationToken cancellation)
    {
        if ((granted.Team ?? granted.Enterprise) is null || granted is not { BotUser: { } user, App: { } app })
        {
            return new Installed.Refused("the answer does not say where the app was installed");
        }

        var owner = await exchange.OwnerAsync(granted.Token, cancellation);
        var now = Instant.FromUnixTimeTicks(Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());
        var installation = vault.Put(
            new(granted.Enterprise, granted.Team)
            {
                App = app,
                BotUser = user,
                SealedToken = "",
                BotId = owner?.BotId,
                Name = granted.Name,
                Scopes = granted.Scopes,
                Installer = granted.Installer,
                ExpiresAt = granted.Life is { } life ? now + Duration.FromTimeSpan(life) : null,
                InstalledAt = now,
            },
            granted.Token,
            granted.Refresh);
        try
        {
            _ = await store.ChangeInstallationAsync(granted.Enterprise, granted.Team, _ => installation, CancellationToken.None);
        }
        catch (ArgumentException)
        {
            return new Installed.Refused("the answer cannot be stored");
        }

        var bot = new InstalledBot(new InstallationId(granted.Enterprise, granted.Team), user) { App = app, BotId = owner?.BotId, Name = granted.Name, Installer = granted.Installer };
        await (welcome?.Invoke(bot, cancellation) ?? Task.CompletedTask);
        return new Installed.Done(bot);
    }
}

/// <summary>How installing ended.</summary>
internal abstract record Installed
{
    /// <summary>It is stored.</summary>
    public sealed record Done(InstalledBot Bot) : Installed;

    /// <summary>Slack refused the code.</summary>
    public sealed record Refused(string Reason) : Installed;

    /// <summary>There was no answer that says anything.</summary>
    public sealed record Silent(string Reason) : Installed;
}
