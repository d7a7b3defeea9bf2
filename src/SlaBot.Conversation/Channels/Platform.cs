namespace SlaBot.Conversation.Channels;

/// <summary>A chat platform that SlaBot speaks on.</summary>
public enum Platform
{
    /// <summary>Microsoft Teams.</summary>
    Teams,

    /// <summary>Slack.</summary>
    Slack,
}
