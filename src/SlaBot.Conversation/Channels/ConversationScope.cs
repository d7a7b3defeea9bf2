namespace SlaBot.Conversation.Channels;

/// <summary>Who hears what is said in a conversation.</summary>
public enum ConversationScope
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A group of people.</summary>
    Group,

    /// <summary>A channel of a team.</summary>
    Channel,
}
