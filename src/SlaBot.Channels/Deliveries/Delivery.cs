namespace SlaBot.Channels.Deliveries;

/// <summary>How sending something to a platform ended.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Id">The id that the platform gave, or null where it told none.</param>
    public sealed record Sent(string? Id) : Delivery
    {
        /// <summary>Gets the id of the first message of a conversation that was created with one, or null where it was not told.</summary>
        public string? MessageId { get; init; }
    }

    /// <summary>The bot is not in the conversation or not installed any more: nothing is to be sent there.</summary>
    public sealed record Gone(string Reason) : Delivery;

    /// <summary>It was refused for good, or all tries were refused: it has not arrived.</summary>
    public sealed record Refused(string Reason) : Delivery
    {
        /// <summary>Gets from when it may be tried again, or null where it was refused for good.</summary>
        public DateTimeOffset? NotBefore { get; init; }
    }

    /// <summary>The request left and no answer came: it may have arrived. It is not sent again.</summary>
    public sealed record Uncertain(string Reason) : Delivery;
}
