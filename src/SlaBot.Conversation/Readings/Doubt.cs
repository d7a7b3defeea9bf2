namespace SlaBot.Conversation.Readings;

/// <summary>A reason why the reader is not surer.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Cost">What it takes from the confidence, above 0 and at most 1.</param>
public sealed record Doubt(DoubtKind Kind, double Cost);

/// <summary>What can make a reader unsure.</summary>
public enum DoubtKind
{
    /// <summary>A share of the text that nothing explains.</summary>
    Uncovered,

    /// <summary>Words that were taken for a slip of known ones.</summary>
    Misspelt,

    /// <summary>A second intent that is nearly as likely.</summary>
    Rivalled,

    /// <summary>No cue speaks for the intent, and what was learned speaks for others too.</summary>
    NoCue,

    /// <summary>Figures were asked for along with words that were not understood: the answer has to say how it was read.</summary>
    Unread,

    /// <summary>A date that may as well be another, as 1/5.</summary>
    UnsureDate,

    /// <summary>Something is missing or has two readings: only asking back is right.</summary>
    Open,

    /// <summary>It seems to be nothing for SlaBot, yet some of it was understood.</summary>
    PartlyKnown,

    /// <summary>No reading is ever quite certain.</summary>
    NeverCertain,
}
