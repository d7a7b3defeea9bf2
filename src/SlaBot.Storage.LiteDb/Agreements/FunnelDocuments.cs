using LiteDB;
using SlaBot.Domain.Funnels;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>Funnels as documents, stage by stage.</summary>
internal static class FunnelDocuments
{
    /// <summary>Writes a funnel.</summary>
    public static BsonArray ToArray(Funnel funnel) => Values.Array(funnel.Stages, stage => new BsonDocument
    {
        ["id"] = stage.Id.Value,
        ["owner"] = Values.Of(stage.Owner),
        ["rate"] = Values.Of(stage.Rate),
        ["name"] = Values.Of(stage.Name),
        ["synonyms"] = stage.Synonyms is { } words ? Values.Array(words, word => word) : BsonValue.Null,
        ["feed"] = Values.Of(stage.Feed),
    });

    /// <summary>Reads a funnel.</summary>
    public static Funnel ToFunnel(BsonValue value) => new(Values.List(value, stage => new Stage(
        new(stage["id"].AsString),
        Values.Party(stage["owner"]),
        Values.Number(stage["rate"]),
        Values.Words(stage["name"]),
        stage["synonyms"].IsNull ? null : Values.List(stage["synonyms"], word => word.AsString))
    {
        Feed = Values.Feed(stage["feed"]),
    }));
}
