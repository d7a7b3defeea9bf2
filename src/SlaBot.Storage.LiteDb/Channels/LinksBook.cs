using System.Collections.Frozen;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Which tenants speak about another workspace than their own, all in memory once it was asked for. Everything but <see cref="Known"/> belongs to the writer's thread.</summary>
internal sealed class LinksBook(DataFile file) : IBook<LinksDraft>
{
    private volatile KnownLinks? known;

    /// <summary>Gets the links after the last durable commit, or null before they were looked up. Any thread may ask.</summary>
    public KnownLinks? Known => known;

    /// <summary>The links.</summary>
    public KnownLinks All() => known ??= new([.. file.All(Collections.Links).Select(LinkDocuments.ToLink)]);

    /// <inheritdoc/>
    public LinksDraft Begin() => new(file, this);

    /// <summary>Shows readers the links.</summary>
    public void Show(KnownLinks links) => known = links;

    /// <summary>Forgets what was looked up.</summary>
    public void Forget() => known = null;
}

/// <summary>The links of all tenants. Immutable.</summary>
internal sealed class KnownLinks
{
    private readonly FrozenDictionary<(Platform Platform, string Tenant), WorkspaceLink> byTenant;

    /// <summary>Orders some links.</summary>
    /// <exception cref="ArgumentException">A tenant is linked twice.</exception>
    public KnownLinks(IReadOnlyList<WorkspaceLink> links)
    {
        byTenant = links.DistinctBy(link => (link.Platform, link.Tenant)).Count() == links.Count
            ? links.ToFrozenDictionary(link => (link.Platform, link.Tenant))
            : throw new ArgumentException("A tenant can be linked once.", nameof(links));
        InOrder = WorkspaceLink.InOrder(links);
    }

    /// <summary>Gets all of them in the order of platform and tenant.</summary>
    public IReadOnlyList<WorkspaceLink> InOrder { get; }

    /// <summary>The link of a tenant, or null.</summary>
    public WorkspaceLink? Find(Platform platform, string tenant) => byTenant.GetValueOrDefault((platform, tenant));
}

/// <summary>The links that one commit changes.</summary>
internal sealed class LinksDraft(DataFile file, LinksBook book) : Draft
{
    private KnownLinks? after;

    /// <inheritdoc/>
    public override bool HasNews => after is not null;

    /// <summary>Changes the links.</summary>
    /// <exception cref="ArgumentException">A tenant would be linked twice, or cannot be stored.</exception>
    public IReadOnlyList<WorkspaceLink> Change(Func<IReadOnlyList<WorkspaceLink>, IReadOnlyList<WorkspaceLink>> change)
    {
        var before = (after ?? book.All()).InOrder;
        var links = new KnownLinks(CallersOwnException.Of(() => change(before)));
        if (links.InOrder.SequenceEqual(before))
        {
            return before;
        }

        foreach (var link in links.InOrder)
        {
            LinkDocuments.Require(link);
        }

        after = links;
        return links.InOrder;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        var before = book.All();
        file.Delete(Collections.Links, before.InOrder.Where(link => after!.Find(link.Platform, link.Tenant) is null).Select(link => Keys.OfLink(link.Platform, link.Tenant)));
        foreach (var link in after!.InOrder.Where(link => link != before.Find(link.Platform, link.Tenant)))
        {
            file.Put(Collections.Links, LinkDocuments.ToDocument(link));
        }
    }

    /// <inheritdoc/>
    public override void Publish() => book.Show(after!);
}
