using System.Diagnostics.CodeAnalysis;

namespace SlaBot.Conversation.Memories;

/// <summary>
/// Remembers what was worked out lately, so that it need not be worked out again. It has two halves: what is new or asked
/// for again stands in the young one; when that is full it becomes the old one, and what nobody asked for since is
/// forgotten. Safe for several threads.
/// </summary>
/// <typeparam name="TKey">What it was worked out from, all of it: equal keys must give equal values.</typeparam>
/// <typeparam name="TValue">What was worked out: nothing that anybody changes.</typeparam>
/// <param name="most">The most that is remembered; with less than 2 there is no memory.</param>
internal sealed class RecentMemory<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    /// <summary>Gets how much is remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return young.Count + old.Count;
            }
        }
    }

    /// <summary>Tells whether something is remembered, and what.</summary>
    public bool TryRecall(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (young.TryGetValue(key, out value))
            {
                return true;
            }

            if (!old.Remove(key, out value))
            {
                return false;
            }

            Add(key, value);
            return true;
        }
    }

    /// <summary>Remembers something.</summary>
    public void Remember(TKey key, TValue value)
    {
        lock (gate)
        {
            _ = old.Remove(key);
            Add(key, value);
        }
    }

    private void Add(TKey key, TValue value)
    {
        if (most < 2)
        {
            return;
        }

        if (young.Count >= most / 2)
        {
            (old, young) = (young, []);
        }

        young[key] = value;
    }
}
