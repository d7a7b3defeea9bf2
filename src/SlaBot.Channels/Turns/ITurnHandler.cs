using SlaBot.Channels.Deliveries;
using SlaBot.Conversation.Channels;

namespace SlaBot.Channels.Turns;

/// <summary>Does the work on one accepted event.</summary>
public interface ITurnHandler
{
    /// <summary>Works on an event.</summary>
    /// <param name="turn">The event, and the mark to set before anything leaves the process for it.</param>
    /// <param name="cancellation">Set when the process is to end: what has not begun to send gives up and is begun anew after the next start.</param>
    /// <returns>How it ended, and what the request that brought it is answered with.</returns>
    Task<TurnEnd> HandleAsync(Turn turn, CancellationToken cancellation);
}

/// <summary>How the work on an event ended.</summary>
/// <param name="State"><see cref="InboundState.Done"/>, <see cref="InboundState.Uncertain"/> or <see cref="InboundState.Dead"/>.</param>
/// <param name="Answer">What the waiting request is answered with; null where it is answered by its acceptance alone.</param>
public sealed record TurnEnd(InboundState State, TurnAnswer? Answer = null)
{
    /// <summary>Gets the end of work that went well and has nothing to tell the request.</summary>
    public static TurnEnd Done { get; } = new(InboundState.Done);

    /// <summary>The end of work that sent something.</summary>
    /// <param name="delivery">How that went.</param>
    public static TurnEnd Of(Delivery delivery) => new(delivery switch
    {
        Delivery.Sent => InboundState.Done,
        Delivery.Uncertain => InboundState.Uncertain,
        _ => InboundState.Dead,
    });
}

/// <summary>The answer to the request that brought an event.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body; empty for none.</param>
public sealed record TurnAnswer(int Status, ReadOnlyMemory<byte> Json);
