using SlaBot.Channels.Turns;
using SlaBot.Teams.Protocol;
using SlaBot.Teams.Turns;

namespace SlaBot.Teams.Inbound;

/// <summary>Takes two presses of the same button by the same person within a few seconds for one: the second gets the answer of the first.</summary>
/// <param name="time">The clock.</param>
internal sealed class DoublePresses(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (TurnTicket Ticket, long At)> recent = [];
    private readonly Queue<(string Key, long At)> order = [];

    /// <summary>Does something for the first of two presses, and gives what came of it for both.</summary>
    public TurnTicket? Once(Activity activity, Func<TurnTicket?> accept)
    {
        if (activity.Value.Text("action", "data", "t") is not { } seal)
        {
            return accept();
        }

        var key = $"{activity.From?.Id}|{activity.ReplyToId}|{seal}|{activity.Value?.Member("action")?.Member("data")?.GetRawText().GetHashCode(StringComparison.Ordinal)}";
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

            if (recent.TryGetValue(key, out var before))
            {
                return before.Ticket;
            }

            if (accept() is not { } ticket)
            {
                return null;
            }

            recent[key] = (ticket, now);
            order.Enqueue((key, now));
            return ticket;
        }
    }
}
