using LiteDB;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>A fact of the ledger.</summary>
/// <param name="Fact">The fact, with the fields that it carried.</param>
/// <param name="Supersedes">Whether an older fact of the same subject was known.</param>
internal readonly record struct LedgerEntry(Fact Fact, bool Supersedes);

/// <summary>
/// Facts of one workspace that were stored in one commit. A block numbers its facts from <paramref name="FirstNumber"/>
/// on; the numbers of a workspace have no gaps. Blocks are never changed.
/// </summary>
/// <param name="FirstNumber">The number of its first fact.</param>
/// <param name="RecordedAt">When it was stored.</param>
/// <param name="Entries">The facts in the order they were told.</param>
internal sealed record LedgerBlock(long FirstNumber, Instant RecordedAt, IReadOnlyList<LedgerEntry> Entries)
{
    // LiteDB takes documents up to 16 MB; small blocks keep the memory of a reader small.
    private const int MostFacts = 4_000;
    private const int MostCharacters = 1_000_000;

    /// <summary>Cuts the facts of a commit into blocks.</summary>
    public static IEnumerable<LedgerBlock> Cut(long firstNumber, Instant recordedAt, IEnumerable<LedgerEntry> entries)
    {
        var (block, characters) = (new List<LedgerEntry>(), 0);
        foreach (var entry in entries)
        {
            block.Add(entry);
            characters += FactText.LengthOf(entry.Fact);
            if (block.Count == MostFacts || characters >= MostCharacters)
            {
                yield return new(firstNumber, recordedAt, block);
                firstNumber += block.Count;
                (block, characters) = ([], 0);
            }
        }

        if (block.Count > 0)
        {
            yield return new(firstNumber, recordedAt, block);
        }
    }

    /// <summary>The block as a document.</summary>
    public BsonDocument ToDocument(WorkspaceId workspace) => new()
    {
        ["_id"] = Keys.OfNumber(workspace, FirstNumber),
        ["n"] = FirstNumber,
        ["at"] = RecordedAt.ToUnixTimeTicks(),
        ["facts"] = new BsonArray(Entries.Select(ToDocument)),
    };

    /// <summary>Reads a block.</summary>
    public static LedgerBlock Of(BsonDocument document) => new(
        document["n"].AsInt64,
        Instant.FromUnixTimeTicks(document["at"].AsInt64),
        [.. document["facts"].AsArray.Select(fact => new LedgerEntry(FactDocuments.ToFact(fact.AsDocument), fact.AsDocument.ContainsKey("r")))]);

    private static BsonDocument ToDocument(LedgerEntry entry)
    {
        var document = FactDocuments.ToDocument(entry.Fact);
        if (entry.Supersedes)
        {
            document["r"] = true;
        }

        return document;
    }
}
