using LiteDB;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>The accepted events of all workspaces. Everything but <see cref="Tally"/> belongs to the writer's thread.</summary>
internal sealed class InboxBook(DataFile file) : IBook<InboxDraft>
{
    private readonly Dictionary<WorkspaceId, WorkspaceEvents> events = [];
    private volatile InboxTally? tally;
    private bool isLoaded;

    /// <summary>Gets how many events ended otherwise than well; null before the first look at the file. Any thread may ask.</summary>
    public InboxTally? Tally => tally;

    /// <summary>Gets the events of every workspace that has some.</summary>
    public IEnumerable<KeyValuePair<WorkspaceId, WorkspaceEvents>> All => events;

    /// <summary>Gets the number of the next block or event; the first is 1.</summary>
    public long Next { get; private set; } = 1;

    /// <inheritdoc/>
    public InboxDraft Begin()
    {
        Load();
        return new(file, this);
    }

    /// <summary>Reads what the file holds, once: a program that takes no messages never does.</summary>
    public InboxTally Load()
    {
        if (!isLoaded)
        {
            foreach (var document in file.All(Collections.Ended))
            {
                var chapter = Chapter.Of(document);
                Of(WorkspaceIn(document)).Remember(chapter, Chapter.KeysIn(document));
                Next = Math.Max(Next, chapter.Number + 1);
            }

            LoadBlocks();
            isLoaded = true;
            CountAnew();
        }

        return tally!;
    }

    /// <summary>Every event that is not finished, in the order of acceptance.</summary>
    public IReadOnlyList<UnfinishedEvent> Unfinished()
    {
        Load();
        return [.. events.SelectMany(one => new Sweep(file, one.Key, one.Value).Open(long.MaxValue)).OrderBy(kept => kept.Number).Select(kept => new UnfinishedEvent(kept.Event, kept.State))];
    }

    /// <summary>The events of a workspace.</summary>
    public WorkspaceEvents Of(WorkspaceId workspace)
    {
        if (!events.TryGetValue(workspace, out var known))
        {
            events[workspace] = known = new();
        }

        return known;
    }

    /// <summary>Notes a commit.</summary>
    public void Note(long next)
    {
        Next = next;
        CountAnew();
    }

    /// <summary>Forgets a workspace that is gone from the file.</summary>
    public void Forget(WorkspaceId workspace)
    {
        if (events.Remove(workspace))
        {
            CountAnew();
        }
    }

    private static WorkspaceId WorkspaceIn(BsonDocument document) => Keys.WorkspaceOf(document["_id"].AsString);

    private void LoadBlocks()
    {
        var byNumber = new Dictionary<long, EventKey>();
        foreach (var document in file.All(Collections.Inbox))
        {
            var workspace = WorkspaceIn(document);
            var (block, known) = (InboxBlock.Of(workspace, document), Of(workspace));
            known.AddBlock(block.Number);
            foreach (var one in block.Events)
            {
                var key = byNumber[one.Number] = EventKey.Of(one.Event.Key);
                known.Set(key, new(one.Number, one.State), block.At);
                Next = Math.Max(Next, one.Number + 1);
            }

            foreach (var (number, state) in block.Marks)
            {
                // A sweep may have taken the event away, and carried what the mark says.
                if (byNumber.TryGetValue(number, out var key) && known.TryGetOpen(key, out var open) && open.Number == number)
                {
                    known.Set(key, open with { State = state }, block.At);
                }
            }

            Next = Math.Max(Next, block.Number + 1);
        }
    }

    private void CountAnew()
    {
        var now = events.Values.Aggregate(new InboxTally(0, 0), (sum, one) => sum + one.Tally);
        tally = now == tally ? tally : now;
    }
}
