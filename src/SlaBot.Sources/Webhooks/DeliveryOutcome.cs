using SlaBot.Conversation.Storage;

namespace SlaBot.Sources.Webhooks;

/// <summary>What became of a delivery.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>All of it is durable.</summary>
    /// <param name="Events">How many events told something new.</param>
    /// <param name="Same">How many told nothing new: known already, or older than what is known.</param>
    /// <param name="SetAside">Numbers that are stored but do not count.</param>
    public sealed record Stored(int Events, int Same, IReadOnlyList<SetAside> SetAside) : DeliveryOutcome;

    /// <summary>One with the same id was stored before; this one had no effect.</summary>
    public sealed record Repeated : DeliveryOutcome;

    /// <summary>Something in it cannot be taken, so nothing of it was stored.</summary>
    /// <param name="Errors">Everything that is wrong with it.</param>
    public sealed record Refused(IReadOnlyList<EventError> Errors) : DeliveryOutcome;

    /// <summary>It could not be stored now: it is to be delivered again.</summary>
    public sealed record Later : DeliveryOutcome;
}

/// <summary>Why something cannot be taken.</summary>
/// <param name="Index">The place of the event in its batch, 0 for the first; null where the whole delivery is meant.</param>
/// <param name="Detail">One sentence without its full stop.</param>
public sealed record EventError(int? Index, string Detail);
