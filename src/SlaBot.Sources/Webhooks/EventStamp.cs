namespace SlaBot.Sources.Webhooks;

/// <summary>The place of an event in the order in which things happened, however late or often it is delivered.</summary>
/// <param name="At">When it occurred: ticks since 1970.</param>
/// <param name="Delivery">The id of its delivery, which settles what occurred at the same moment.</param>
/// <param name="Index">Its place in the delivery, which settles the rest.</param>
internal readonly record struct EventStamp(long At, string Delivery, int Index) : IComparable<EventStamp>
{
    /// <inheritdoc/>
    public int CompareTo(EventStamp other)
    {
        var byTime = At.CompareTo(other.At);
        var byDelivery = byTime != 0 ? byTime : string.CompareOrdinal(Delivery, other.Delivery);
        return byDelivery != 0 ? byDelivery : Index.CompareTo(other.Index);
    }
}
