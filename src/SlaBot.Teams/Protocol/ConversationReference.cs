namespace SlaBot.Teams.Protocol;

/// <summary>How to reach a conversation again.</summary>
internal sealed record ConversationReference
{
    /// <summary>Gets the Connector's address as it came with the last verified activity; its host is checked again before each request.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>Gets the channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>Gets the conversation; in a channel that of a thread where one is meant.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>Gets the bot as the channel knows it.</summary>
    public required ChannelAccount Bot { get; init; }

    /// <summary>Gets the person that it was about, or null.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>Gets the activity that it came from, or null.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Gets the language of the person, or null.</summary>
    public string? Locale { get; init; }
}
