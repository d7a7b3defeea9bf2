using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Webhooks;

/// <summary>
/// The deliveries of a workspace, one after the other. Those that wait together share their commits. Facts become durable first,
/// then the clocks that say so: after a death in between the sender, who heard nothing, delivers again, and its event is news once
/// more. The other way round a clock could have outrun a fact that never came, and made a later delivery look old.
/// </summary>
internal sealed class DeliveryLane(WorkspaceId workspace, IFactStore facts, IBookStore books, TimeProvider time)
{
    private const int MostTogether = 256;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = [];
    private volatile DeliveryJournal? journal;
    private bool isWorking;

    /// <summary>Whether a delivery was stored before.</summary>
    public async ValueTask<bool> KnowsAsync(Delivery delivery)
    {
        var known = await JournalAsync();
        lock (gate)
        {
            return known.Knows(DeliveryJournal.KeyOf(delivery));
        }
    }

    /// <summary>Stores the events of a delivery, after those that came before it.</summary>
    public Task<DeliveryOutcome> StoreAsync(Delivery delivery, IReadOnlyList<ToldEvent> events)
    {
        var next = new Waiting(DeliveryJournal.KeyOf(delivery), events);
        lock (gate)
        {
            waiting.Enqueue(next);
            if (!isWorking)
            {
                isWorking = true;
                _ = Task.Run(WorkAsync);
            }
        }

        return next.Done.Task;
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            var together = new List<Waiting>();
            lock (gate)
            {
                while (together.Count < MostTogether && waiting.TryDequeue(out var next))
                {
                    together.Add(next);
                }

                if (together.Count == 0)
                {
                    isWorking = false;
                    return;
                }
            }

            try
            {
                await StoreAsync(together);
            }
            catch (Exception cause) when (cause is not OutOfMemoryException)
            {
                // What was stored by then is stored again with the next delivery of the same, which changes nothing.
                together.ForEach(one => one.Done.TrySetException(cause));
            }
        }
    }

    private async Task StoreAsync(List<Waiting> together)
    {
        var known = await JournalAsync();
        var clocks = new Dictionary<string, SubjectClock>(StringComparer.Ordinal);
        var begun = new Dictionary<UInt128, Begun>();
        foreach (var one in together)
        {
            if (known.Knows(one.Key) || begun.ContainsKey(one.Key))
            {
                continue;
            }

            var (news, after) = await NewsAsync(one.Events, clocks);
            var storing = facts.AppendAsync(workspace, news, CancellationToken.None);
            if (storing.Exception?.InnerException is ArgumentException refused)
            {
                _ = one.Done.TrySetResult(new DeliveryOutcome.Refused([new(null, refused.Message.Split(" (Parameter", 2)[0].TrimEnd('.'))]));
                continue;
            }

            begun[one.Key] = new(one, one.Events.Count - news.Count, storing);
            foreach (var (id, clock) in after)
            {
                clocks[id] = clock;
            }
        }

        // The store shares a commit among what waits for it.
        _ = await Task.WhenAll(begun.Values.Select(one => one.Storing));
        if (begun.Count > 0)
        {
            await NoteAsync(known, clocks, begun.Keys);
        }

        foreach (var one in together)
        {
            _ = one.Done.TrySetResult(begun.TryGetValue(one.Key, out var stored) && stored.Of == one ? await stored.OutcomeAsync() : new DeliveryOutcome.Repeated());
        }
    }

    private async Task NoteAsync(DeliveryJournal known, Dictionary<string, SubjectClock> clocks, IReadOnlyCollection<UInt128> stored)
    {
        var step = known.Next(stored, Instant.FromDateTimeOffset(time.GetUtcNow()));
        _ = await books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                step.Write(draft);
                foreach (var (id, clock) in clocks)
                {
                    draft.Put(clock.Write(id));
                }

                return true;
            },
            CancellationToken.None);
        lock (gate)
        {
            known.Turn(step);
        }
    }

    /// <summary>What of some events is news, and the clocks as they are after them.</summary>
    private async Task<(List<Fact> News, Dictionary<string, SubjectClock> After)> NewsAsync(IReadOnlyList<ToldEvent> events, Dictionary<string, SubjectClock> before)
    {
        var news = new List<Fact>(events.Count);
        var after = new Dictionary<string, SubjectClock>(StringComparer.Ordinal);
        foreach (var told in events)
        {
            var id = SubjectClock.IdOf(told.Fact);
            if (!after.TryGetValue(id, out var clock))
            {
                after[id] = clock = before.TryGetValue(id, out var known)
                    ? known.Copy()
                    : SubjectClock.Of(await books.FindEntryAsync(workspace, SubjectClock.Book, id, CancellationToken.None));
            }

            if (clock.Advance(told) is { } fact)
            {
                news.Add(fact);
            }
        }

        return (news, after);
    }

    private async ValueTask<DeliveryJournal> JournalAsync()
    {
        if (journal is { } known)
        {
            return known;
        }

        var read = DeliveryJournal.Of(await books.EntriesAsync(workspace, DeliveryJournal.Book, CancellationToken.None));
        return Interlocked.CompareExchange(ref journal, read, null) ?? read;
    }

    private sealed class Waiting(UInt128 key, IReadOnlyList<ToldEvent> events)
    {
        public UInt128 Key => key;

        public IReadOnlyList<ToldEvent> Events => events;

        public TaskCompletionSource<DeliveryOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Begun(Waiting Of, int Old, Task<AppendResult> Storing)
    {
        public async Task<DeliveryOutcome> OutcomeAsync()
        {
            var result = await Storing;
            return new DeliveryOutcome.Stored(result.New + result.Changed, result.Same + Old, result.SetAside);
        }
    }
}
