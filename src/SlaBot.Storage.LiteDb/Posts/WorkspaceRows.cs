using System.Collections.Immutable;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The outbox of a workspace: the rows that wait or are leaving, by place and number, and how many ended how. Immutable.</summary>
/// <param name="Next">The number that the next row gets; the first is 1.</param>
/// <param name="Tally">How all its rows stand.</param>
/// <param name="Places">The rows that have not ended.</param>
internal sealed record WorkspaceRows(long Next, OutboxTally Tally, ImmutableDictionary<PostTarget, ImmutableSortedDictionary<long, OutboxRow>> Places)
{
    /// <summary>Gets the outbox of a workspace without rows.</summary>
    public static WorkspaceRows Empty { get; } = new(1, new(0, 0, 0, 0, 0, 0, 0), ImmutableDictionary<PostTarget, ImmutableSortedDictionary<long, OutboxRow>>.Empty);

    /// <summary>Gets the rows that have not ended.</summary>
    public IEnumerable<OutboxRow> Open => Places.Values.SelectMany(place => place.Values);

    /// <summary>A row that has not ended, or null.</summary>
    public OutboxRow? FindOpen(PostKey key) => In(key.Target).Values.FirstOrDefault(row => row.Key == key);

    /// <summary>The outbox with a row more, or with a row as it has become.</summary>
    /// <param name="before">The row as it was, or null where it is new.</param>
    /// <param name="now">The row.</param>
    public WorkspaceRows With(OutboxRow? before, OutboxRow now)
    {
        var tally = Add(Tally, now, 1);
        var place = In(now.Key.Target);
        var (was, remains) = (place, now.State is OutboxState.Ready or OutboxState.Sending ? place.SetItem(now.Number, now) : place.Remove(now.Number));
        return new(
            Math.Max(Next, now.Number + 1),
            before is null ? tally : Add(tally, before, -1),
            ReferenceEquals(was, remains) ? Places : remains.IsEmpty ? Places.Remove(now.Key.Target) : Places.SetItem(now.Key.Target, remains));
    }

    /// <summary>The rows that can leave now, one of each place, in the order of their numbers.</summary>
    public IEnumerable<OutboxRow> Due(Instant now) =>
        Places.Values.Select(place => InTurn(place).FirstOrDefault(row => row.NotBefore <= now)).OfType<OutboxRow>().OrderBy(row => row.Number);

    /// <summary>When the next row can leave, or null where none waits.</summary>
    public Instant? NextDue() => Places.Values.SelectMany(InTurn).Min(row => (Instant?)row.NotBefore);

    // The rows of a place that nothing but the time holds up: none while one is leaving, and none behind one that was put off.
    private static IEnumerable<OutboxRow> InTurn(ImmutableSortedDictionary<long, OutboxRow> place)
    {
        if (place.Values.Any(row => row.State == OutboxState.Sending))
        {
            yield break;
        }

        foreach (var row in place.Values)
        {
            yield return row;
            if (row.Tries > 0)
            {
                yield break;
            }
        }
    }

    private static OutboxTally Add(OutboxTally tally, OutboxRow row, int many)
    {
        var sum = row.IsRepeat ? tally with { Repeated = tally.Repeated + many } : tally;
        return row.State switch
        {
            OutboxState.Ready => sum with { Ready = sum.Ready + many },
            OutboxState.Sending => sum with { Sending = sum.Sending + many },
            OutboxState.Sent => sum with { Sent = sum.Sent + many },
            OutboxState.Uncertain => sum with { Uncertain = sum.Uncertain + many },
            OutboxState.Dead => sum with { Dead = sum.Dead + many },
            _ => sum with { Dropped = sum.Dropped + many },
        };
    }

    private ImmutableSortedDictionary<long, OutboxRow> In(PostTarget target) => Places.GetValueOrDefault(target, ImmutableSortedDictionary<long, OutboxRow>.Empty);
}
