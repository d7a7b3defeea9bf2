using System.Collections.Immutable;
using LiteDB;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>
/// Facts as documents. A field that the fact does not carry is absent; one that it carries empty is null: so a block of
/// the ledger tells exactly what was told. Names are short because there are millions of them.
/// </summary>
internal static class FactDocuments
{
    /// <summary>Writes a fact.</summary>
    public static BsonDocument ToDocument(Fact fact) => fact switch
    {
        DailyFact daily => DailyDocument(daily),
        DealFact deal => DealDocument(deal),
        LeadFact lead => LeadDocument(lead),
        _ => throw new ArgumentException($"A {fact.GetType().Name} cannot be stored.", nameof(fact)),
    };

    /// <summary>Reads a fact.</summary>
    public static Fact ToFact(BsonDocument document) => document["f"].AsString switch
    {
        "y" => Daily(document),
        "d" => Deal(document),
        "l" => Lead(document),
        var other => throw new InvalidDataException($"'{other}' is no kind of fact."),
    };

    private static BsonDocument DailyDocument(DailyFact fact)
    {
        var document = new BsonDocument { ["f"] = "y", ["d"] = Times.Of(fact.Date), ["k"] = fact.Kpi.Value, ["v"] = fact.Value is { } value ? new BsonValue(value) : BsonValue.Null };
        if (fact.Source is { Length: > 0 } source)
        {
            document["s"] = source;
        }

        return document;
    }

    private static DailyFact Daily(BsonDocument document) => new(
        Times.Date(document["d"]),
        new(document["k"].AsString),
        document.TryGetValue("s", out var source) ? source.AsString : null,
        document["v"].IsNull ? null : document["v"].AsDecimal);

    private static BsonDocument DealDocument(DealFact fact)
    {
        var document = new BsonDocument { ["f"] = "d", ["id"] = fact.Id };
        document.Carry("name", fact.Name);
        document.Carry("amount", fact.Amount, amount => new BsonValue(amount!.Value));
        document.Carry("currency", fact.Currency, currency => currency!.Value.Code);
        document.Carry("stage", fact.Stage, stage => (int)stage!.Value);
        document.Carry("created", fact.Created);
        document.Carry("proposed", fact.Proposed);
        document.Carry("closed", fact.Closed);
        document.Carry("owner", fact.Owner);
        document.Carry("source", fact.Source);
        document.Carry("lead", fact.LeadId);
        return document;
    }

    private static DealFact Deal(BsonDocument document) => new(document["id"].AsString)
    {
        Name = document.CarriedText("name"),
        Amount = document.Carried<decimal?>("amount", value => value.AsDecimal),
        Currency = document.Carried<Currency?>("currency", value => new Currency(value.AsString)),
        Stage = document.Carried<DealStage?>("stage", value => (DealStage)value.AsInt32),
        Created = document.CarriedTime("created"),
        Proposed = document.CarriedTime("proposed"),
        Closed = document.CarriedTime("closed"),
        Owner = document.CarriedText("owner"),
        Source = document.CarriedText("source"),
        LeadId = document.CarriedText("lead"),
    };

    private static BsonDocument LeadDocument(LeadFact fact)
    {
        var document = new BsonDocument { ["f"] = "l", ["id"] = fact.Id };
        document.Carry("created", fact.Created);
        document.Carry("lost", fact.Lost);
        document.Carry("source", fact.Source);
        document.Carry("owner", fact.Owner);
        document.Carry("response", fact.FirstResponse);
        if (fact.Reached.Count > 0)
        {
            var reached = new BsonDocument();
            foreach (var (stage, time) in fact.Reached)
            {
                reached[stage.Value] = Times.Of(time);
            }

            document["reached"] = reached;
        }

        return document;
    }

    private static LeadFact Lead(BsonDocument document) => new(document["id"].AsString)
    {
        Created = document.CarriedTime("created"),
        Lost = document.CarriedTime("lost"),
        Source = document.CarriedText("source"),
        Owner = document.CarriedText("owner"),
        FirstResponse = document.CarriedTime("response"),
        Reached = document.TryGetValue("reached", out var reached)
            ? reached.AsDocument.ToImmutableSortedDictionary(stage => new KpiId(stage.Key), stage => Times.FactTime(stage.Value))
            : ImmutableSortedDictionary<KpiId, FactTime?>.Empty,
    };
}
