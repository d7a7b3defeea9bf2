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
    // Enough to make a sweep worth its while, few enough to forget bodies soon.
    private const int ManyBlocks = 64;

    private readonly Dictionary<EventKey, OpenEvent> open = [];
    private readonly HashSet<EventKey> ended = [];
    private readonly List<EndedEvent> unswept = [];
    private readonly List<Chapter> chapters = [];
    private int blocks;

    /// <summary>Gets the events that ended and whose blocks still stand.</summary>
    public IReadOnlyList<EndedEvent> Unswept => unswept;

    /// <summary>Gets the chapters of those that were swept.</summary>
    public IReadOnlyList<Chapter> Chapters => chapters;

    /// <summary>Gets whether some event is not finished.</summary>
    public bool HasOpen => open.Count > 0;

    /// <summary>Gets whether there are many blocks, and at least as many events in them to drop as to keep.</summary>
    public bool IsSweepDue => blocks >= ManyBlocks && unswept.Count >= open.Count;

    /// <summary>Gets how many of those that are remembered ended otherwise than well.</summary>
    public InboxTally Tally { get; private set; } = new(0, 0);

    /// <summary>Whether an event was accepted and is not forgotten.</summary>
    public bool Knows(EventKey key) => open.ContainsKey(key) || ended.Contains(key);

    /// <summary>An event that is not finished.</summary>
    public bool TryGetOpen(EventKey key, out OpenEvent found) => open.TryGetValue(key, out found);

    /// <summary>Notes that there is one more block.</summary>
    public void AddBlock() => blocks++;

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
        unswept.Add(new(key, at, one.State));
        Tally += InboxTally.Of(one.State);
    }

    /// <summary>Notes that all blocks were swept.</summary>
    /// <param name="chapter">What those that had ended are in now, or null where they are in none.</param>
    /// <param name="kept">How many blocks hold those that had not.</param>
    /// <param name="forgotten">Those that had ended so long ago that they are not even remembered.</param>
    public void NoteSweep(Chapter? chapter, int kept, IReadOnlyList<EndedEvent> forgotten)
    {
        unswept.Clear();
        blocks = kept;
        if (chapter is not null)
        {
            chapters.Add(chapter);
        }

        foreach (var one in forgotten)
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
