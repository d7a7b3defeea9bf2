using SlaBot.Conversation.Channels;

namespace SlaBot.Storage.LiteDb;

/// <content>Installations.</content>
public sealed partial class LiteDbStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SlackInstallation>> InstallationsAsync(CancellationToken cancellation) =>
        installations.Known ?? await OnWriter(() => SlackInstallation.InOrder(installations.ByKey.Values), cancellation);

    /// <inheritdoc/>
    public async Task<SlackInstallation?> ChangeInstallationAsync(
        string? enterprise, string? team, Func<SlackInstallation?, SlackInstallation?> change, CancellationToken cancellation) =>
        await JoinedAsync(installations, draft => draft.Change(enterprise, team, change), cancellation);
}
