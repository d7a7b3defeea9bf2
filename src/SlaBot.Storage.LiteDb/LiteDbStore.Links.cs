using SlaBot.Conversation.Channels;

namespace SlaBot.Storage.LiteDb;

/// <content>Links.</content>
public sealed partial class LiteDbStore
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WorkspaceLink>> LinksAsync(CancellationToken cancellation) =>
        (links.Known ?? await OnWriter(links.All, cancellation)).InOrder;

    /// <inheritdoc/>
    public async ValueTask<WorkspaceLink?> FindLinkAsync(Platform platform, string tenant, CancellationToken cancellation) =>
        (links.Known ?? await OnWriter(links.All, cancellation)).Find(platform, tenant);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkspaceLink>> ChangeLinksAsync(
        Func<IReadOnlyList<WorkspaceLink>, IReadOnlyList<WorkspaceLink>> change, CancellationToken cancellation) =>
        await JoinedAsync(links, draft => draft.Change(change), cancellation);
}
