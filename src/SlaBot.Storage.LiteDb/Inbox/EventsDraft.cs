using NodaTime;
using SlaBot.Conversation.Channels;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>What one commit says of the events of one workspace.</summary>
internal sealed class EventsDraft(WorkspaceEvents before)
{
    private readonly List<(EventKey Key, InboundEvent Event)> accepted = [];
    private readonly Dictionary<EventKey, OpenEvent> states = [];
    private Instant at;
    private long number;

    /// <summary>Gets whether it says anything.</summary>
    public bool HasNews => states.Count > 0;

    /// <summary>Takes an event in, unless its key is known.</summary>
    public bool Accept(InboundEvent one, EventKey key)
    {
        if (before.Knows(key) || !states.TryAdd(key, new(0, InboundState.Accepted)))
        {
            return false;
        }

        accepted.Add((key, one));
        return true;
    }

    /// <summary>Notes how far an unfinished event got.</summary>
    /// <returns>False where there is none.</returns>
    public bool TrySet(EventKey key, InboundState state)
    {
        var isChanged = states.TryGetValue(key, out var known);
        if ((!isChanged && !before.TryGetOpen(key, out known)) || known.State is not (InboundState.Accepted or InboundState.Sending))
        {
            return false;
        }

        if (known.State != state)
        {
            states[key] = known with { State = state };
        }

        return true;
    }

    /// <summary>The block that says it.</summary>
    /// <param name="next">The next number; the block and the events that it accepts take theirs.</param>
    /// <param name="now">When it is written.</param>
    public InboxBlock ToBlock(ref long next, Instant now)
    {
        at = now;
        number = next++;
        var marks = states.Values.Where(one => one.Number != 0).Select(one => (one.Number, one.State)).ToList();
        var events = new List<KeptEvent>(accepted.Count);
        foreach (var (key, one) in accepted)
        {
            states[key] = states[key] with { Number = next++ };
            events.Add(new(states[key].Number, one, states[key].State));
        }

        return new(number, now, events, marks);
    }

    /// <summary>Notes it when it is durable.</summary>
    public void Publish()
    {
        before.AddBlock(number);
        foreach (var (key, one) in states)
        {
            before.Set(key, one, at);
        }
    }
}
