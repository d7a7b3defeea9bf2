namespace SlaBot.Conversation.Posts;

/// <summary>What the bot says unasked.</summary>
public enum PostKind
{
    /// <summary>The draft of a scorecard, to those who answer for it.</summary>
    ScorecardDraft,

    /// <summary>The joint scorecard before a meeting.</summary>
    Scorecard,

    /// <summary>A win worth a post of its own.</summary>
    Win,

    /// <summary>The small wins of a day.</summary>
    WinDigest,

    /// <summary>What a month brought.</summary>
    Recap,

    /// <summary>Praise from a person for another.</summary>
    Kudos,

    /// <summary>Something that one person is asked or told in private.</summary>
    Notice,
}
