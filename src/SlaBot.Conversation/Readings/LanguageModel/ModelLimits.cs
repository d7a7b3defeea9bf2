namespace SlaBot.Conversation.Readings.LanguageModel;

/// <summary>How long and how often a language model is asked.</summary>
/// <param name="Patience">How long a person waits for it before the deterministic reading is answered.</param>
/// <param name="AtOnce">How many texts it may be reading at a time, 1 or more; any other is answered without it.</param>
public sealed record ModelLimits(TimeSpan Patience, int AtOnce)
{
    /// <summary>Three seconds, four at a time.</summary>
    public static readonly ModelLimits Default = new(TimeSpan.FromSeconds(3), 4);
}
