namespace SlaBot.Teams.Outbound;

/// <summary>How a request to the Connector ended.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Id">The id that the channel gave, or null where it told none.</param>
    public sealed record Sent(string? Id) : Delivery
    {
        /// <summary>Gets the id of the first message of a conversation that was created with one, or null where it was not told.</summary>
        public string? ActivityId { get; init; }
    }

    /// <summary>The bot is not in the conversation any more (403, 404): nothing is to be sent there.</summary>
    public sealed record Gone(string Reason) : Delivery;

    /// <summary>It was refused for good (400, 413, a host that gets no token …) or all tries were refused: it has not arrived.</summary>
    public sealed record Refused(string Reason) : Delivery
    {
        /// <summary>Gets from when it may be tried again, or null where it was refused for good.</summary>
        public DateTimeOffset? NotBefore { get; init; }
    }

    /// <summary>The request left and no answer came: it may have arrived. It is not sent again.</summary>
    public sealed record Uncertain(string Reason) : Delivery;
}
