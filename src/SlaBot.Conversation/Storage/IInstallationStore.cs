using SlaBot.Conversation.Channels;

namespace SlaBot.Conversation.Storage;

/// <summary>Where SlaBot is installed on Slack. Installations are of no workspace: by them the workspace is found.</summary>
public interface IInstallationStore
{
    /// <summary>All installations, in the order of organisation and workspace. Never waits for a writer once they were looked up.</summary>
    ValueTask<IReadOnlyList<SlackInstallation>> InstallationsAsync(CancellationToken cancellation);

    /// <summary>
    /// Changes an installation as one step that no other change comes between. Returns only when the change survives the
    /// death of the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="enterprise">The organisation's id, or null.</param>
    /// <param name="team">The workspace's id, or null; not both are null.</param>
    /// <param name="change">Takes the installation as it is, or null where there is none, and gives it as it is to be; null to forget it and its tokens. It must be pure: it may be called twice.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The installation as it is now.</returns>
    /// <exception cref="ArgumentException">The change made another installation of it, or one that cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<SlackInstallation?> ChangeInstallationAsync(
        string? enterprise, string? team, Func<SlackInstallation?, SlackInstallation?> change, CancellationToken cancellation);
}
