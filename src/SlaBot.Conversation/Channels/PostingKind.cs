namespace SlaBot.Conversation.Channels;

/// <summary>What the bot posts by itself where it is asked to.</summary>
public enum PostingKind
{
    /// <summary>The joint scorecard before each meeting.</summary>
    Scorecards,

    /// <summary>Wins as they happen.</summary>
    Wins,
}
