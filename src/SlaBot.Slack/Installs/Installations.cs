using Microsoft.Extensions.Logging;
using NodaTime;
using SlaBot.Channels.Http;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Installs;

/// <summary>The installations that are stored, and the one that is in the settings.</summary>
internal sealed partial class Installations(IInstallationStore store, ConfiguredBot configured, TokenVault vault, TokenRotation rotation, TimeProvider time, ILogger<Installations> log) : IInstallations
{
    // Which token was given last, so that a new one is not taken for dead in the place of an old one.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<InstallationId, string> given = new();

    /// <inheritdoc/>
    public async ValueTask<InstalledBot?> FindAsync(string? enterprise, string? team, CancellationToken cancellation)
    {
        var living = (await store.InstallationsAsync(cancellation)).Where(one => one.DiedAt is null).ToList();
        var found = (team is null ? null : living.Find(one => one.Team == team))
            ?? (enterprise is null ? null : living.Find(one => one.Team is null && one.Enterprise == enterprise));
        return found is not null ? BotOf(found)
            : await configured.FindAsync(cancellation) is { } bot && (bot.Id.Team is { } own ? own == team : bot.Id.Enterprise == enterprise) ? bot
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<InstalledBot>> AllAsync(CancellationToken cancellation)
    {
        var all = (await store.InstallationsAsync(cancellation)).Where(one => one.DiedAt is null).Select(BotOf).ToList();
        if (await configured.FindAsync(cancellation) is { } bot && !all.Exists(one => one.Id.Team == bot.Id.Team))
        {
            all.Add(bot);
        }

        return all;
    }

    /// <inheritdoc/>
    public async Task<SlackToken?> TokenAsync(InstallationId installation, CancellationToken cancellation)
    {
        if (await StoredAsync(installation, cancellation) is not { DiedAt: null } stored)
        {
            return await configured.TokenAsync(installation, cancellation) is { } own ? new(own) : null;
        }

        if (await rotation.CurrentAsync(stored, cancellation) is not { } current)
        {
            throw new TokenUnavailableException("the token has ended and could not be renewed", isPassing: true);
        }

        given[installation] = current.SealedToken;
        if (vault.Token(current) is { } token)
        {
            return new(token);
        }

        Unreadable(installation.Enterprise, installation.Team);
        throw new TokenUnavailableException("the token was sealed under another key", isPassing: false);
    }

    /// <inheritdoc/>
    public async Task DeadAsync(InstallationId installation, string error, CancellationToken cancellation)
    {
        if (await StoredAsync(installation, cancellation) is null && (await configured.FindAsync(cancellation))?.Id == installation)
        {
            configured.Dead();
            Died(installation.Enterprise, installation.Team, error);
            return;
        }

        var now = Now();
        var refused = given.GetValueOrDefault(installation);
        var changed = await store.ChangeInstallationAsync(
            installation.Enterprise,
            installation.Team,
            one => one is null || one.DiedAt is not null || (refused is not null && one.SealedToken != refused) ? one : one with { DiedAt = now },
            cancellation);
        if (changed is { DiedAt: not null })
        {
            Died(installation.Enterprise, installation.Team, error);
        }
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(string? enterprise, string? team, Instant at, CancellationToken cancellation)
    {
        // Events tell the workspace of an organisation's installation as well: only where it has none of its own is it the organisation's.
        var all = await store.InstallationsAsync(cancellation);
        var gone = (team is null ? null : all.FirstOrDefault(one => one.Team == team)) ?? all.FirstOrDefault(one => one.Team is null && one.Enterprise is not null && one.Enterprise == enterprise);
        if (gone is not null)
        {
            // To the second: what was installed within the second of its removal was there before.
            _ = await store.ChangeInstallationAsync(gone.Enterprise, gone.Team, one => one?.InstalledAt < at + Duration.FromSeconds(1) ? null : one, cancellation);
        }
        else if (await FindAsync(enterprise, team, cancellation) is { IsConfigured: true })
        {
            configured.Dead();
        }
    }

    private static InstalledBot BotOf(SlackInstallation one) => new(new InstallationId(one.Enterprise, one.Team), one.BotUser)
    {
        BotId = one.BotId,
        App = one.App,
        Name = one.Name,
        Installer = one.Installer,
    };

    private async ValueTask<SlackInstallation?> StoredAsync(InstallationId installation, CancellationToken cancellation) =>
        (await store.InstallationsAsync(cancellation)).FirstOrDefault(one => one.Enterprise == installation.Enterprise && one.Team == installation.Team);

    private Instant Now() => Instant.FromUnixTimeTicks(Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks());

    [LoggerMessage(Level = LogLevel.Error, Message = "The token of the Slack installation {Enterprise}/{Team} was sealed under another key: set the key back, or install the app anew")]
    private partial void Unreadable(string? enterprise, string? team);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack takes the token of the installation {Enterprise}/{Team} no more ({Error}): the app has to be installed anew")]
    private partial void Died(string? enterprise, string? team, string error);
}
