using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>Which tenants speak about another workspace than their own. A removed workspace takes the links to it along.</summary>
public interface ILinkStore
{
    /// <summary>All links, in the order of platform and tenant. Never waits for a writer once they were looked up.</summary>
    ValueTask<IReadOnlyList<WorkspaceLink>> LinksAsync(CancellationToken cancellation);

    /// <summary>The link of a tenant, or null where its people speak about their own workspace. Never waits for a writer once the links were looked up.</summary>
    ValueTask<WorkspaceLink?> FindLinkAsync(Platform platform, string tenant, CancellationToken cancellation);

    /// <summary>
    /// Changes the links as one step that no other change comes between, so that a change can see to it that they make no
    /// chain. Returns only when the change survives the death of the process; a change that changes nothing writes nothing.
    /// </summary>
    /// <param name="change">Takes the links as they are, and gives them as they are to be, in any order. It must be pure: it may be called twice.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The links as they are now.</returns>
    /// <exception cref="ArgumentException">A tenant would be linked twice, or one cannot be stored. What the change itself throws is passed on. Nothing was changed.</exception>
    Task<IReadOnlyList<WorkspaceLink>> ChangeLinksAsync(
        Func<IReadOnlyList<WorkspaceLink>, IReadOnlyList<WorkspaceLink>> change, CancellationToken cancellation);
}

/// <summary>What follows from links.</summary>
public static class SpokenAbout
{
    /// <summary>The workspace that the people of a tenant speak about now.</summary>
    /// <param name="links">The links.</param>
    /// <param name="platform">The tenant's platform.</param>
    /// <param name="tenant">The tenant, or null where none is told.</param>
    /// <param name="home">The tenant's own workspace.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public static async ValueTask<WorkspaceId> WorkspaceAsync(this ILinkStore links, Platform platform, string? tenant, WorkspaceId home, CancellationToken cancellation) =>
        tenant is not null && await links.FindLinkAsync(platform, tenant, cancellation) is { } link ? link.Workspace : home;
}
