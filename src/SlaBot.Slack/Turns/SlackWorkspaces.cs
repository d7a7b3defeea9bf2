using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Turns;

/// <summary>
/// Which workspace's data is meant. The one whose token is in the settings is the company that runs SlaBot: it shares the
/// workspace of the command line, as does the home team of the settings. Whoever installs the app has one of their own: a
/// workspace of Slack's, or a whole organisation.
/// </summary>
internal sealed class SlackWorkspaces(SlackSettings settings, IInstallationStore installations) : ISlackWorkspaces
{
    /// <inheritdoc/>
    public async ValueTask<WorkspaceId> OfAsync(string? enterprise, string? team, CancellationToken cancellation)
    {
        var all = await installations.InstallationsAsync(cancellation);
        var installed = all.FirstOrDefault(one => team is not null && one.Team == team) ?? all.FirstOrDefault(one => one.Team is null && enterprise is not null && one.Enterprise == enterprise);
        var home = installed is null ? team ?? enterprise : installed.Team ?? installed.Enterprise;
        return (installed is null && settings.HasBotToken) || home is null || home == settings.HomeTeam
            ? WorkspaceId.Local
            : new($"slack-{home.ToLowerInvariant()}");
    }
}
