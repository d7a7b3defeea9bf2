using System.Collections.Immutable;
using LiteDB;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Agreements;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Totals;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>
/// What is known of a workspace without looking into the file, after its last durable commit. It grows with months,
/// series and sources, never with facts. Immutable.
/// </summary>
/// <param name="Id">Which workspace.</param>
/// <param name="NextNumber">The number that its next fact gets; the first is 1.</param>
/// <param name="Fingerprint">The rules that its totals were measured by, or null where it holds nothing yet.</param>
/// <param name="Feeds">The feeds in the order in which they brought their first fact.</param>
/// <param name="Agreed">Its agreement.</param>
/// <param name="Pages">Its totals.</param>
internal sealed record Workspace(
    WorkspaceId Id, long NextNumber, string? Fingerprint, ImmutableList<Feed> Feeds, Agreed Agreed, TotalsPages Pages)
{
    /// <summary>A workspace without anything.</summary>
    public static Workspace Blank(WorkspaceId id) => new(id, 1, null, [], new(new([])), TotalsPages.Empty);

    /// <summary>Reads a workspace from the file.</summary>
    public static Workspace In(DataFile file, WorkspaceId id)
    {
        if (file.Find(Collections.Workspaces, Keys.Of(id)) is not { } document)
        {
            return Blank(id);
        }

        var keys = Keys.Range(id);
        var delivering = document["delivering"].AsArray
            .ToImmutableDictionary(pair => new KpiId(pair[0].AsString), pair => new Feed(pair[1].AsString));
        return new(
            id,
            document["next"].AsInt64,
            document["rules"].AsString,
            [.. document["feeds"].AsArray.Select(feed => new Feed(feed.AsString))],
            new(new(file.Range(Collections.Revisions, keys).Select(RevisionDocuments.ToRevision))),
            TotalsPages.Empty.With(file.Range(Collections.Totals, keys).Select(TotalsDocuments.ToPage), delivering));
    }

    /// <summary>The workspace's own document.</summary>
    public BsonDocument ToDocument() => new()
    {
        ["_id"] = Keys.Of(Id),
        ["next"] = NextNumber,
        ["rules"] = Fingerprint,
        ["feeds"] = new BsonArray(Feeds.Select(feed => new BsonValue(feed.Value))),
        ["delivering"] = new BsonArray(Pages.Delivering.Select(pair => new BsonArray { pair.Key.Value, pair.Value.Value })),
    };
}
