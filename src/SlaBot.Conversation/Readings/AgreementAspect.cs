namespace SlaBot.Conversation.Readings;

/// <summary>What of the agreement is asked about, where it is not the agreement as a whole.</summary>
public enum AgreementAspect
{
    /// <summary>What was seen of its benchmarks.</summary>
    Evidence,

    /// <summary>What the last re-set changed.</summary>
    Changes,

    /// <summary>Who changed it.</summary>
    Audit,

    /// <summary>What a first or a next one could be, by what was counted.</summary>
    Draft,

    /// <summary>Which of its KPIs are reported, and how old their numbers are.</summary>
    Tracking,

    /// <summary>Whether it is time to look at it again.</summary>
    Reset,

    /// <summary>What is proposed, and who has still to sign it.</summary>
    Proposals,
}
