using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Workspaces;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>Reads the ledger in its order, some blocks at a time.</summary>
internal static class LedgerPages
{
    private const int ManyFacts = 4_000;

    /// <summary>The facts after a number.</summary>
    public static LedgerPage After(DataFile file, Workspace workspace, long after)
    {
        var (facts, through, at) = (new List<Fact>(), after, (Instant?)null);

        // The block that holds the next fact is the last of those that begin no later.
        var holder = file.Last(Collections.Ledger, Keys.RangeBetween(workspace.Id, 0, after + 1));
        if (holder is not null)
        {
            foreach (var document in file.Range(Collections.Ledger, Keys.RangeBetween(workspace.Id, holder["n"].AsInt64, long.MaxValue)))
            {
                var block = LedgerBlock.Of(document);
                if (facts.Count > 0 && facts.Count + block.Entries.Count > ManyFacts)
                {
                    break;
                }

                facts.AddRange(block.Entries.Skip((int)(through + 1 - block.FirstNumber)).Select(entry => entry.Fact));
                (through, at) = (block.FirstNumber + block.Entries.Count - 1, block.RecordedAt);
            }
        }

        return new(through, at, facts, through < workspace.NextNumber - 1);
    }
}
