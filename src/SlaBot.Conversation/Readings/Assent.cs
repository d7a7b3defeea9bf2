namespace SlaBot.Conversation.Readings;

/// <summary>Whether a whole message only answers what the bot asked, or takes back what it did.</summary>
public enum Assent
{
    /// <summary>It says something of its own.</summary>
    None,

    /// <summary>It says yes.</summary>
    Yes,

    /// <summary>It says no.</summary>
    No,

    /// <summary>It takes the last change back.</summary>
    Undo,
}
