using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>What one commit says of events.</summary>
internal sealed class InboxDraft(DataFile file, InboxBook book) : Draft
{
    private const int ChaptersAtOnce = 16;

    private readonly Dictionary<WorkspaceId, EventsDraft> drafts = [];
    private readonly List<(WorkspaceEvents Events, Swept Swept)> sweeps = [];
    private readonly List<(WorkspaceEvents Events, Chapter Chapter, IReadOnlyList<EventKey> Keys)> forgotten = [];
    private Instant? forgetting;
    private long next;

    /// <inheritdoc/>
    public override bool HasNews => forgetting is not null || drafts.Values.Any(draft => draft.HasNews);

    /// <summary>Takes an event in, unless its key is known.</summary>
    public bool Accept(InboundEvent accepted, EventKey key) => Of(accepted.Workspace).Accept(accepted, key);

    /// <summary>Notes that something is about to leave for an event.</summary>
    /// <exception cref="ArgumentException">There is no such unfinished event: nothing may leave for it.</exception>
    public bool BeginSending(WorkspaceId workspace, EventKey key) => Of(workspace).TrySet(key, InboundState.Sending)
        ? true
        : throw new ArgumentException("Nothing can be sent for an event that was not accepted, or is finished already.");

    /// <summary>Notes how an event ended; nothing where it had ended before.</summary>
    public bool Finish(WorkspaceId workspace, EventKey key, InboundState end) => Of(workspace).TrySet(key, end);

    /// <summary>Forgets some of the keys of events that ended before a moment.</summary>
    /// <returns>Whether there were any; then there may be more.</returns>
    public bool Forget(Instant before)
    {
        if (!book.All.Any(one => one.Value.Unswept.Any(ended => ended.At < before) || one.Value.Chapters.Any(chapter => chapter.Until < before)))
        {
            return false;
        }

        forgetting = forgetting is { } other && other > before ? other : before;
        return true;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        next = book.Next;
        foreach (var (workspace, events) in book.All)
        {
            if (SweepsBelow(workspace, events) is { } below)
            {
                sweeps.Add((events, new Sweep(file, workspace, events).Below(below, ref next, now, forgetting ?? Instant.MinValue)));
            }
        }

        if (forgetting is { } before)
        {
            WriteForgotten(before);
        }

        file.Insert(Collections.Inbox, [.. drafts.Where(draft => draft.Value.HasNews).Select(draft => draft.Value.ToBlock(ref next, now).ToDocument(draft.Key))]);
    }

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (events, chapter, keys) in forgotten)
        {
            events.Forget(chapter, keys);
        }

        foreach (var (events, swept) in sweeps)
        {
            events.Note(swept);
        }

        foreach (var draft in drafts.Values.Where(draft => draft.HasNews))
        {
            draft.Publish();
        }

        book.Note(next);
    }

    private long? SweepsBelow(WorkspaceId workspace, WorkspaceEvents events) =>
        forgetting is { } before && events.Unswept.Any(ended => ended.At < before) ? long.MaxValue
        : drafts.TryGetValue(workspace, out var draft) && draft.HasNews ? events.SweepsBelow()
        : null;

    private void WriteForgotten(Instant before)
    {
        var some =
            from one in book.All
            from chapter in one.Value.Chapters
            where chapter.Until < before && !sweeps.Exists(sweep => sweep.Events == one.Value && sweep.Swept.Chapter?.Number == chapter.Number)
            select (Id: Keys.OfNumber(one.Key, chapter.Number), one.Value, Chapter: chapter);
        foreach (var (id, events, chapter) in some.Take(ChaptersAtOnce))
        {
            forgotten.Add((events, chapter, Chapter.KeysIn(file.Find(Collections.Ended, id)!)));
            file.Delete(Collections.Ended, [id]);
        }
    }

    private EventsDraft Of(WorkspaceId workspace)
    {
        if (!drafts.TryGetValue(workspace, out var draft))
        {
            drafts[workspace] = draft = new(book.Of(workspace));
        }

        return draft;
    }
}
