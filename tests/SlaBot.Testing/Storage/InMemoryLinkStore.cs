using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Links that are forgotten when the test ends.</summary>
public sealed class InMemoryLinkStore : ILinkStore
{
    private const int LongestId = 1_000;

    private readonly Lock guard = new();
    private IReadOnlyList<WorkspaceLink> links = [];

    public ValueTask<IReadOnlyList<WorkspaceLink>> LinksAsync(CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(links);
        }
    }

    public ValueTask<WorkspaceLink?> FindLinkAsync(Platform platform, string tenant, CancellationToken cancellation)
    {
        lock (guard)
        {
            return new(links.FirstOrDefault(link => link.Platform == platform && link.Tenant == tenant));
        }
    }

    public async Task<IReadOnlyList<WorkspaceLink>> ChangeLinksAsync(
        Func<IReadOnlyList<WorkspaceLink>, IReadOnlyList<WorkspaceLink>> change, CancellationToken cancellation)
    {
        await Task.Yield();
        lock (guard)
        {
            var after = WorkspaceLink.InOrder(change(links));
            if (after.DistinctBy(link => (link.Platform, link.Tenant)).Count() < after.Count)
            {
                throw new ArgumentException("A tenant can be linked once.", nameof(change));
            }

            foreach (var text in after.SelectMany(link => new[] { link.Tenant, link.By.Tenant, link.By.Id }))
            {
                InMemoryText.Require(text, LongestId);
            }

            return links = after;
        }
    }

    public Task RemoveAsync(WorkspaceId workspace)
    {
        lock (guard)
        {
            links = [.. links.Where(link => link.Workspace != workspace)];
            return Task.CompletedTask;
        }
    }
}
