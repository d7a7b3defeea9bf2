using NodaTime;

namespace SlaBot.Conversation.Threads;

/// <summary>
/// Remembers threads for half an hour, in memory alone: what a follow-up refers to is worth nothing after a restart, and a
/// change that was asked about before one has to be asked for again, which is the safe side. Safe for several threads.
/// </summary>
public sealed class ThreadMemory
{
    /// <summary>How long a thread is remembered after its last message.</summary>
    public static readonly Duration Span = Duration.FromMinutes(30);

    /// <summary>How many threads are remembered; of more, those that were silent longest are forgotten.</summary>
    public const int MostThreads = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<ThreadKey, RememberedThread> threads = [];

    /// <summary>What is remembered of a thread; empty where it is unknown or too long ago.</summary>
    public RememberedThread Recall(ThreadKey thread, Instant now)
    {
        lock (gate)
        {
            return threads.TryGetValue(thread, out var state) && now - state.LastAt <= Span ? state : RememberedThread.Empty;
        }
    }

    /// <summary>Remembers a thread as it is now.</summary>
    public void Remember(ThreadKey thread, RememberedThread state)
    {
        lock (gate)
        {
            threads[thread] = state;
            if (threads.Count > MostThreads)
            {
                Forget(state.LastAt);
            }
        }
    }

    /// <summary>
    /// Takes a change that waits for a yes out of a thread: of two that say yes at once only one carries it out.
    /// </summary>
    /// <returns>Whether it was still waiting.</returns>
    public bool TryTake(ThreadKey thread, RememberedThread seen)
    {
        lock (gate)
        {
            if (!threads.TryGetValue(thread, out var state) || !ReferenceEquals(state, seen))
            {
                return false;
            }

            threads[thread] = state with { Asked = null, Done = null };
            return true;
        }
    }

    // A tenth at once, so that a full memory does not sort itself at every message.
    private void Forget(Instant now)
    {
        var old = threads.Where(thread => now - thread.Value.LastAt > Span).Select(thread => thread.Key).ToList();
        if (old.Count == 0)
        {
            old = [.. threads.OrderBy(thread => thread.Value.LastAt).Take(MostThreads / 10).Select(thread => thread.Key)];
        }

        foreach (var thread in old)
        {
            _ = threads.Remove(thread);
        }
    }
}
