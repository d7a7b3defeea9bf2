using LiteDB;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Ledger;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>Revisions as documents.</summary>
internal static class RevisionDocuments
{
    /// <summary>Writes a revision.</summary>
    public static BsonDocument ToDocument(WorkspaceId workspace, Revision revision) => new()
    {
        ["_id"] = Keys.OfRevision(workspace, revision.Number),
        ["n"] = revision.Number,
        ["from"] = Times.Of(revision.EffectiveFrom),
        ["at"] = revision.RecordedAt.ToUnixTimeTicks(),
        ["terms"] = AgreementDocuments.ToDocument(revision.Terms),
    };

    /// <summary>Reads a revision.</summary>
    public static Revision ToRevision(BsonDocument document) => new(
        document["n"].AsInt32,
        Times.Date(document["from"]),
        AgreementDocuments.ToAgreement(document["terms"].AsDocument),
        Instant.FromUnixTimeTicks(document["at"].AsInt64));

    /// <summary>Tells whether two agreements say the same.</summary>
    public static bool Same(Agreement left, Agreement right) =>
        AgreementDocuments.ToDocument(left).CompareTo(AgreementDocuments.ToDocument(right)) == 0;
}
