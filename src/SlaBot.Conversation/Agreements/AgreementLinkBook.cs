using System.Text.Json.Serialization;
using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>
/// How often the links to a workspace's agreement page were revoked. A link holds the count that it was handed out under: one of an
/// earlier count opens nothing, so that revoking needs no list of links.
/// </summary>
/// <param name="books">Where it is kept.</param>
public sealed class AgreementLinkBook(IBookStore books)
{
    /// <summary>The name of the book.</summary>
    public const string Name = "agreement-links";

    private const string Id = "revoked";

    private static readonly TypedBook<RevokedLinks> Entries = new(Name, RevokedLinksJson.Default.RevokedLinks);

    /// <summary>How often links were revoked: 0 before the first time.</summary>
    public async ValueTask<int> CountAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        (await Entries.FindAsync(books, workspace, Id, cancellation))?.Count ?? 0;

    /// <summary>How often links were revoked, in a book that is being changed.</summary>
    internal static int Count(IBookDraft draft) => Entries.Find(draft, Id)?.Count ?? 0;

    /// <summary>Revokes every link that was handed out so far, in a book that is being changed, and enters that into the audit.</summary>
    /// <param name="draft">The books.</param>
    /// <param name="by">Who does it, and where.</param>
    /// <param name="now">When.</param>
    /// <returns>How often that was done by now.</returns>
    public static int Revoke(IBookDraft draft, AuditActor by, Instant now)
    {
        var count = Count(draft) + 1;
        Entries.Put(draft, Id, new(count));
        _ = AuditBook.Append(draft, now, by, new(AuditAct.LinksRevoked, "agreement links"));
        return count;
    }
}

/// <summary>How often links were revoked.</summary>
internal sealed record RevokedLinks(int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RevokedLinks))]
internal sealed partial class RevokedLinksJson : JsonSerializerContext;
