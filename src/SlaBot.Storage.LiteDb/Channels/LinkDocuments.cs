using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Links as documents.</summary>
internal static class LinkDocuments
{
    private const int LongestId = 1_000;

    /// <summary>Refuses a link that could not be read back as it is.</summary>
    /// <exception cref="ArgumentException">A text of it is empty, too long or broken.</exception>
    public static void Require(WorkspaceLink link)
    {
        StorableText.Require(link.Tenant, LongestId, "The tenant of a link");
        People.Require(link.By);
    }

    /// <summary>A link as a document.</summary>
    public static BsonDocument ToDocument(WorkspaceLink link) => new()
    {
        ["_id"] = Keys.OfLink(link.Platform, link.Tenant),
        ["platform"] = Codes.Of(link.Platform),
        ["tenant"] = link.Tenant,
        ["workspace"] = link.Workspace.Value,
        ["by"] = People.ToArray(link.By),
        ["at"] = link.At.ToUnixTimeTicks(),
    };

    /// <summary>Reads a link.</summary>
    public static WorkspaceLink ToLink(BsonDocument document) =>
        new(Codes.ToPlatform(document["platform"].AsString), document["tenant"].AsString, new(document["workspace"].AsString))
        {
            By = People.ToPerson(document["by"].AsArray),
            At = Instant.FromUnixTimeTicks(document["at"].AsInt64),
        };
}
