using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Channels;

/// <summary>
/// That the people of a tenant speak about another workspace than their own: the one that an admin joined by a code. What
/// their own holds stays there, unused.
/// </summary>
/// <param name="Platform">The platform of the tenant that joined.</param>
/// <param name="Tenant">The tenant there; on Slack the workspace's id, or that of the organisation where the whole of it installed SlaBot.</param>
/// <param name="Workspace">The workspace that is spoken about.</param>
public sealed record WorkspaceLink(Platform Platform, string Tenant, WorkspaceId Workspace)
{
    /// <summary>Gets who joined.</summary>
    public required Person By { get; init; }

    /// <summary>Gets when.</summary>
    public Instant At { get; init; }

    /// <summary>Some links in the order of platform and tenant.</summary>
    public static IReadOnlyList<WorkspaceLink> InOrder(IEnumerable<WorkspaceLink> links) =>
        [.. links.OrderBy(link => link.Platform).ThenBy(link => link.Tenant, StringComparer.Ordinal)];
}
