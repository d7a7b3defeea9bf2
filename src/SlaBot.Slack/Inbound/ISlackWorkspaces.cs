using SlaBot.Domain.Values;

namespace SlaBot.Slack.Inbound;

/// <summary>Under which workspace it is kept what Slack tells: the own one of where it happened, whatever that is linked to.</summary>
internal interface ISlackWorkspaces
{
    /// <summary>The workspace, the same for every delivery of one event.</summary>
    /// <param name="enterprise">The organisation's id, or null.</param>
    /// <param name="team">The workspace's id on Slack, or null where only the organisation is told.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<WorkspaceId> OfAsync(string? enterprise, string? team, CancellationToken cancellation);
}
