using System.Security.Cryptography;
using NodaTime;

namespace SlaBot.Channels.Desk;

/// <summary>
/// What waits, in memory, for the yes of whoever brought it: after a restart it has to be brought again, which is the safe
/// side. Safe for several threads.
/// </summary>
/// <typeparam name="T">What waits.</typeparam>
/// <param name="most">How much may wait; beyond that the oldest goes.</param>
/// <param name="isOver">Whether something has waited too long, at a moment.</param>
internal sealed class Waiting<T>(int most, Func<Heard, T, Instant, bool> isOver)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Heard Heard, T What)> waiting = [];

    /// <summary>Lets something wait.</summary>
    /// <returns>The ticket that it is taken by: nobody guesses it.</returns>
    public string Add(Heard heard, T what)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            foreach (var old in waiting.Where(entry => isOver(entry.Value.Heard, entry.Value.What, heard.At)).Select(entry => entry.Key)
                .Concat(waiting.OrderBy(entry => entry.Value.Heard.At).Take(Math.Max(0, waiting.Count - most)).Select(entry => entry.Key))
                .Distinct()
                .ToList())
            {
                _ = waiting.Remove(old);
            }

            waiting[ticket] = (heard, what);
        }

        return ticket;
    }

    /// <summary>Takes what waits, once.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="isTheirs">Whether it is for whoever asks to take it.</param>
    /// <returns>It, or null where nothing waits under the ticket, or it is somebody else's.</returns>
    public T? Take(string ticket, Func<Heard, bool> isTheirs)
    {
        lock (gate)
        {
            return waiting.TryGetValue(ticket, out var found) && isTheirs(found.Heard) && waiting.Remove(ticket) ? found.What : null;
        }
    }
}
