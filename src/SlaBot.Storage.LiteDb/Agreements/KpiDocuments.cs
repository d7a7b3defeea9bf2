using LiteDB;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>What an agreement says about a KPI, as a document.</summary>
internal static class KpiDocuments
{
    /// <summary>Writes the terms of a KPI.</summary>
    public static BsonDocument ToDocument(KpiTerms terms) => new()
    {
        ["id"] = terms.Id.Value,
        ["name"] = Values.Of(terms.Name),
        ["owner"] = Values.Of(terms.Owner),
        ["kind"] = Values.Of((int?)terms.Kind),
        ["unit"] = Values.Of((int?)terms.Unit),
        ["better"] = Values.Of((int?)terms.Better),
        ["target"] = Values.Of(terms.Target),
        ["high"] = Values.Of(terms.TargetHigh),
        ["above"] = terms.Numerator?.Value,
        ["below"] = terms.Denominator?.Value,
        ["per"] = Values.Of((int?)terms.Per),
        ["percentile"] = Values.Of(terms.Percentile),
        ["feed"] = Values.Of(terms.Feed),
        ["fresh"] = Values.Of(terms.FreshnessDays),
        ["synonyms"] = Values.Array(terms.Synonyms, word => word),
    };

    /// <summary>Reads the terms of a KPI.</summary>
    public static KpiTerms ToTerms(BsonValue value) => new(new KpiId(value["id"].AsString))
    {
        Name = Values.Words(value["name"]),
        Owner = Values.Party(value["owner"]),
        Kind = (KpiKind?)Values.Whole(value["kind"]),
        Unit = (KpiUnit?)Values.Whole(value["unit"]),
        Better = (Direction?)Values.Whole(value["better"]),
        Target = Values.Number(value["target"]),
        TargetHigh = Values.Number(value["high"]),
        Numerator = Kpi(value["above"]),
        Denominator = Kpi(value["below"]),
        Per = (TargetSpan?)Values.Whole(value["per"]),
        Percentile = Values.Whole(value["percentile"]),
        Feed = Values.Feed(value["feed"]),
        FreshnessDays = Values.Whole(value["fresh"]),
        Synonyms = Values.List(value["synonyms"], word => word.AsString),
    };

    private static KpiId? Kpi(BsonValue value) => value.IsNull ? null : new KpiId(value.AsString);
}
