using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>
/// Takes the blocks of a workspace away: what is not finished moves into blocks of its own, with the numbers that it had;
/// what has ended leaves its key in a chapter.
/// </summary>
internal sealed class Sweep
{
    // LiteDB takes documents up to 16 MB.
    private const int MostBytes = 1_000_000;

    private readonly WorkspaceEvents events;
    private readonly Chapter? chapter;
    private readonly int kept;
    private readonly List<EndedEvent> forgotten;

    private Sweep(WorkspaceEvents events, Chapter? chapter, int kept, List<EndedEvent> forgotten) =>
        (this.events, this.chapter, this.kept, this.forgotten) = (events, chapter, kept, forgotten);

    /// <summary>Sweeps in the file's open transaction.</summary>
    /// <param name="file">The file.</param>
    /// <param name="workspace">Whose events.</param>
    /// <param name="events">What is known of them: just what the blocks say.</param>
    /// <param name="number">The number of the chapter.</param>
    /// <param name="now">When.</param>
    /// <param name="forgetting">Before what an event must have ended not to be remembered.</param>
    public static Sweep In(DataFile file, WorkspaceId workspace, WorkspaceEvents events, long number, Instant now, Instant forgetting)
    {
        var blocks = Cut(OpenIn(file, workspace, events)).Select(some => new InboxBlock(some[0].Number, now, some, []).ToDocument(workspace)).ToList();
        file.DeleteRange(Collections.Inbox, Keys.Range(workspace));
        file.Insert(Collections.Inbox, blocks);
        var ended = events.Unswept.ToLookup(one => one.At < forgetting);
        var remembered = ended[false].ToList();
        var chapter = remembered.Count == 0 ? null : Chapter.Of(number, remembered);
        if (chapter is not null)
        {
            file.Insert(Collections.Ended, [chapter.ToDocument(workspace, remembered)]);
        }

        return new(events, chapter, blocks.Count, [.. ended[true]]);
    }

    /// <summary>The events of a workspace that are not finished, in the order of acceptance.</summary>
    public static List<KeptEvent> OpenIn(DataFile file, WorkspaceId workspace, WorkspaceEvents events)
    {
        var kept = new List<KeptEvent>();
        if (!events.HasOpen)
        {
            return kept;
        }

        foreach (var one in file.Range(Collections.Inbox, Keys.Range(workspace)).SelectMany(document => InboxBlock.Of(workspace, document).Events))
        {
            // The same key may have been accepted, finished, forgotten and accepted again.
            if (events.TryGetOpen(EventKey.Of(one.Event.Key), out var open) && open.Number == one.Number)
            {
                kept.Add(one with { State = open.State });
            }
        }

        return kept;
    }

    /// <summary>Notes it when it is durable.</summary>
    public void Publish() => events.NoteSweep(chapter, kept, forgotten);

    private static IEnumerable<List<KeptEvent>> Cut(IEnumerable<KeptEvent> open)
    {
        var (block, bytes) = (new List<KeptEvent>(), 0);
        foreach (var one in open)
        {
            block.Add(one);
            bytes += one.Event.Body.Length;
            if (bytes >= MostBytes)
            {
                yield return block;
                (block, bytes) = ([], 0);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }
}
