using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>An event that is not finished.</summary>
/// <param name="Number">Its place in the order of acceptance.</param>
/// <param name="State">How far it got.</param>
internal readonly record struct OpenEvent(long Number, InboundState State);

/// <summary>
/// What is known of the events of a workspace after the last commit, without their bodies: some 50 bytes for each event
/// whose key is remembered. It belongs to the writer's thread.
/// </summary>
internal sealed class WorkspaceEvents
{
    // Few stand, because those of all workspaces share the pages of one index, and a commit writes every page that it touches;
    // few go at once, because the writer does nothing else meanwhile.
    private const int ManyBlocks = 8;
    private const int BlocksAtOnce = 7;

    private readonly Dictionary<EventKey, OpenEvent> open = [];
    private readonly HashSet<EventKey> ended = [];
    private readonly List<EndedEvent> unswept = [];
    private readonly List<Chapter> chapters = [];
    private readonly List<long> blocks = [];

    /// <summary>Gets the events that ended and whose blocks still stand.</summary>
    public IReadOnlyList<EndedEvent> Unswept => unswept;

    /// <summary>Gets the chapters of those that were swept.</summary>
    public IReadOnlyList<Chapter> Chapters => chapters;

    /// <summary>Gets how many of those that are remembered ended otherwise than well.</summary>
    public InboxTally Tally { get; private set; } = new(0, 0);

    /// <summary>
    /// The number below which it is time to sweep, or null: when many blocks stand, the oldest of them in which at least as
    /// much has ended as would have to be written again.
    /// </summary>
    public long? SweepsBelow()
    {
        for (var some = BlocksAtOnce; blocks.Count >= ManyBlocks && some < blocks.Count; some *= 2)
        {
            if (unswept.Count(one => one.Number < blocks[some]) >= open.Values.Count(one => one.Number < blocks[some]))
            {
                return blocks[some];
            }
        }

        return null;
    }

    /// <summary>The blocks below a number.</summary>
    public IEnumerable<long> BlocksBelow(long number) => blocks.TakeWhile(block => block < number);

    /// <summary>Whether some event below a number is not finished.</summary>
    public bool HasOpenBelow(long number) => open.Values.Any(one => one.Number < number);

    /// <summary>Whether an event was accepted and is not forgotten.</summary>
    public bool Knows(EventKey key) => open.ContainsKey(key) || ended.Contains(key);

    /// <summary>An event that is not finished.</summary>
    public bool TryGetOpen(EventKey key, out OpenEvent found) => open.TryGetValue(key, out found);

    /// <summary>Notes that there is one more block.</summary>
    public void AddBlock(long number) => blocks.Add(number);

    /// <summary>Notes how far an event got.</summary>
    public void Set(EventKey key, OpenEvent one, Instant at)
    {
        if (one.State is InboundState.Accepted or InboundState.Sending)
        {
            open[key] = one;
            return;
        }

        _ = open.Remove(key);
        _ = ended.Add(key);
        unswept.Add(new(one.Number, key, at, one.State));
        Tally += InboxTally.Of(one.State);
    }

    /// <summary>Notes a sweep.</summary>
    public void Note(Swept swept)
    {
        _ = unswept.RemoveAll(one => one.Number < swept.Below);
        _ = blocks.RemoveAll(number => number < swept.Below);
        blocks.InsertRange(0, swept.Kept);
        if (swept.Chapter is { } chapter)
        {
            _ = chapters.RemoveAll(one => one.Number == chapter.Number);
            chapters.Add(chapter);
        }

        foreach (var one in swept.Forgotten)
        {
            _ = ended.Remove(one.Key);
            Tally -= InboxTally.Of(one.End);
        }
    }

    /// <summary>Remembers a chapter that was read.</summary>
    public void Remember(Chapter chapter, IEnumerable<EventKey> keys)
    {
        chapters.Add(chapter);
        ended.UnionWith(keys);
        Tally += chapter.Tally;
    }

    /// <summary>Forgets a chapter.</summary>
    public void Forget(Chapter chapter, IEnumerable<EventKey> keys)
    {
        _ = chapters.Remove(chapter);
        ended.ExceptWith(keys);
        Tally -= chapter.Tally;
    }
}

/// <summary>What a sweep did.</summary>
/// <param name="Below">Every block and event with a lower number was swept.</param>
/// <param name="Kept">The blocks in which those that were open are now.</param>
/// <param name="Chapter">The chapter in which those that had ended are now; null where there were none.</param>
/// <param name="Forgotten">Those that had ended so long ago that they are not even remembered.</param>
internal sealed record Swept(long Below, IReadOnlyList<long> Kept, Chapter? Chapter, IReadOnlyList<EndedEvent> Forgotten);
