using SlaBot.Slack.Installs;
using SlaBot.Slack.Outbound;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Turns;

/// <summary>Gives the sender the tokens of the installations.</summary>
internal sealed class SlackTokens(IInstallations installations) : ISlackTokens
{
    /// <inheritdoc/>
    public async Task<SlackToken?> TokenAsync(InstallationId installation, CancellationToken cancellation) =>
        await installations.TokenAsync(installation, cancellation) is { } token ? new(token) : null;

    /// <inheritdoc/>
    public Task DeadAsync(InstallationId installation, string error, CancellationToken cancellation) => installations.DeadAsync(installation, cancellation);
}
