using NodaTime;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>
/// Takes old blocks of a workspace away, in the file's open transaction: what is not finished moves into blocks of its
/// own, with the numbers that it had; what has ended leaves its key in a chapter.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="workspace">Whose events.</param>
/// <param name="events">What is known of them: just what the blocks say.</param>
internal sealed class Sweep(DataFile file, WorkspaceId workspace, WorkspaceEvents events)
{
    // LiteDB takes documents up to 16 MB.
    private const int MostBytes = 1_000_000;

    /// <summary>Sweeps.</summary>
    /// <param name="below">The number from which on nothing is swept; the largest number for all.</param>
    /// <param name="next">The next number, taken where a chapter begins.</param>
    /// <param name="now">When.</param>
    /// <param name="forgetting">Before what an event must have ended not to be remembered.</param>
    public Swept Below(long below, ref long next, Instant now, Instant forgetting)
    {
        var kept = Cut(Open(below)).Select(some => new InboxBlock(some[0].Number, now, some, [])).ToList();
        file.Delete(Collections.Inbox, events.BlocksBelow(below).Select(number => Keys.OfNumber(workspace, number)));
        file.Insert(Collections.Inbox, [.. kept.Select(block => block.ToDocument(workspace))]);
        var ended = events.Unswept.Where(one => one.Number < below).ToLookup(one => one.At < forgetting);
        return new(below, [.. kept.Select(block => block.Number)], Remembered([.. ended[false]], ref next, now), [.. ended[true]]);
    }

    /// <summary>The events that are not finished, in the order of acceptance.</summary>
    public IReadOnlyList<KeptEvent> Open(long below)
    {
        var open = new List<KeptEvent>();
        if (!events.HasOpenBelow(below))
        {
            return open;
        }

        foreach (var one in file.Range(Collections.Inbox, Keys.RangeBelow(workspace, below)).SelectMany(document => InboxBlock.Of(workspace, document).Events))
        {
            // The same key may have been accepted, finished, forgotten and accepted again.
            if (events.TryGetOpen(EventKey.Of(one.Event.Key), out var known) && known.Number == one.Number)
            {
                open.Add(one with { State = known.State });
            }
        }

        return open;
    }

    private Chapter? Remembered(IReadOnlyList<EndedEvent> ended, ref long next, Instant now)
    {
        if (ended.Count == 0)
        {
            return null;
        }

        var last = events.Chapters.Count > 0 && events.Chapters[^1].Takes(now) ? events.Chapters[^1] : null;
        var chapter = (last ?? Chapter.Blank(next++)).With(ended);
        var before = last is null ? [] : Chapter.KeysIn(file.Find(Collections.Ended, Keys.OfNumber(workspace, last.Number))!);
        file.Put(Collections.Ended, chapter.ToDocument(workspace, before.Concat(ended.Select(one => one.Key))));
        return chapter;
    }

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
