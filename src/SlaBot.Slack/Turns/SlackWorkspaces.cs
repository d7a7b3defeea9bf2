using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Turns;

/// <summary>
/// Which workspace's data is meant. The one whose token is in the settings is the company that runs SlaBot: it shares the
/// workspace of the command line, as does the home team of the settings. Whoever installs the app has one of their own: a
/// workspace of Slack's, or a whole organisation. Events are kept under that, and speak about the one that it is linked to.
/// </summary>
internal sealed class SlackWorkspaces(SlackSettings settings, IInstallationStore installations, ILinkStore links) : ISlackWorkspaces
{
    /// <inheritdoc/>
    public async ValueTask<WorkspaceId> OfAsync(string? enterprise, string? team, CancellationToken cancellation) =>
        (await TenantAsync(enterprise, team, cancellation)).Home;

    /// <summary>Who is linked where something happens, and the workspace that is its own.</summary>
    public async ValueTask<SlackTenant> TenantAsync(string? enterprise, string? team, CancellationToken cancellation)
    {
        var all = await installations.InstallationsAsync(cancellation);
        var installed = all.FirstOrDefault(one => team is not null && one.Team == team) ?? all.FirstOrDefault(one => one.Team is null && enterprise is not null && one.Enterprise == enterprise);
        var id = installed is null ? team ?? enterprise : installed.Team ?? installed.Enterprise;
        return new(
            id,
            (installed is null && settings.HasBotToken) || id is null || id == settings.HomeTeam
                ? WorkspaceId.Local
                : new($"slack-{id.ToLowerInvariant()}"));
    }

    /// <summary>The workspace that is spoken about.</summary>
    /// <param name="tenant">The tenant's id, or null.</param>
    /// <param name="home">Its own workspace.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<WorkspaceId> SpokenAboutAsync(string? tenant, WorkspaceId home, CancellationToken cancellation) =>
        links.WorkspaceAsync(Platform.Slack, tenant, home, cancellation);
}

/// <summary>A workspace of Slack's, or the organisation where the whole of it installed SlaBot.</summary>
/// <param name="Id">Its id on Slack, or null where none is told.</param>
/// <param name="Home">Its own workspace.</param>
internal readonly record struct SlackTenant(string? Id, WorkspaceId Home);
