namespace SlaBot.Channels.Turns;

/// <summary>What becomes of an event that was handed over.</summary>
/// <param name="IsNew">Completes when the event is durable: true for a new one, false for a second delivery.</param>
/// <param name="End">Completes when the work on it has ended; of a second delivery with the end of the first where that is still known, else with null.</param>
public sealed record TurnTicket(Task<bool> IsNew, Task<TurnEnd?> End);
