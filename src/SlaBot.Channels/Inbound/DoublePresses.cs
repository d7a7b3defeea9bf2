using SlaBot.Channels.Turns;

namespace SlaBot.Channels.Inbound;

/// <summary>Takes two presses of the same button by the same person within a few seconds for one: the second gets the answer of the first.</summary>
/// <param name="time">The clock.</param>
public sealed class DoublePresses(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (TurnTicket Ticket, long At)> recent = [];
    private readonly Queue<(string Key, long At)> order = [];

    /// <summary>Does something for the first of two presses, and gives what came of it for both.</summary>
    /// <param name="press">Who pressed what where, or null where it is no press: then it is done each time.</param>
    /// <param name="accept">Does it; null where it could not be taken.</param>
    public TurnTicket? Once(string? press, Func<TurnTicket?> accept)
    {
        if (press is null)
        {
            return accept();
        }

        lock (gate)
        {
            var now = time.GetTimestamp();
            while (order.TryPeek(out var oldest) && (order.Count > Most || time.GetElapsedTime(oldest.At, now) > Span))
            {
                _ = order.Dequeue();
                if (recent.TryGetValue(oldest.Key, out var kept) && kept.At == oldest.At)
                {
                    _ = recent.Remove(oldest.Key);
                }
            }

            if (recent.TryGetValue(press, out var before))
            {
                return before.Ticket;
            }

            if (accept() is not { } ticket)
            {
                return null;
            }

            recent[press] = (ticket, now);
            order.Enqueue((press, now));
            return ticket;
        }
    }
}
