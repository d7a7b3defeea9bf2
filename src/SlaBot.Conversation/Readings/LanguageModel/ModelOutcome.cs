namespace SlaBot.Conversation.Readings.LanguageModel;

/// <summary>What came of a text that the reader could not place.</summary>
/// <param name="Verdict">What became of the model's reply.</param>
/// <param name="Took">How long it took.</param>
public sealed record ModelOutcome(ModelVerdict Verdict, TimeSpan Took);

/// <summary>What becomes of a model's reply. Only <see cref="Read"/> gives a reading.</summary>
public enum ModelVerdict
{
    /// <summary>It is a reading, and is answered as a guess.</summary>
    Read,

    /// <summary>The model says that the text is no question of these.</summary>
    NoQuestion,

    /// <summary>It is not JSON, or not JSON alone.</summary>
    NotJson,

    /// <summary>A property is missing, too many, twice, of another type, or it is longer than any reading.</summary>
    WrongShape,

    /// <summary>It names an intent that there is not or that changes something.</summary>
    ForbiddenIntent,

    /// <summary>It names a KPI or department that this company does not have.</summary>
    UnknownName,

    /// <summary>It names days that are none, or far from any that can be asked about.</summary>
    ImpossibleDays,

    /// <summary>It is more than one plain text: a call of a tool, a picture, a reply cut off.</summary>
    NoText,

    /// <summary>It did not come in time.</summary>
    TooSlow,

    /// <summary>The model could not be asked.</summary>
    Failed,

    /// <summary>As many texts as allowed were being read.</summary>
    Busy,
}
