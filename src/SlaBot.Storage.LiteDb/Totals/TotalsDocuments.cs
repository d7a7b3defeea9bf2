using LiteDB;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>Pages of daily totals as documents.</summary>
internal static class TotalsDocuments
{
    /// <summary>Writes a page.</summary>
    public static BsonDocument ToDocument(WorkspaceId workspace, SeriesKey series, MonthPage page) => new()
    {
        ["_id"] = Keys.OfMonth(workspace, series, page.Month),
        ["days"] = page.Bytes,
    };

    /// <summary>Reads a page.</summary>
    public static KeyValuePair<(SeriesKey Series, YearMonth Month), MonthPage?> ToPage(BsonDocument document)
    {
        var key = Keys.MonthOf(document["_id"].AsString);
        return new(key, new MonthPage(key.Month, document["days"].AsBinary));
    }
}
