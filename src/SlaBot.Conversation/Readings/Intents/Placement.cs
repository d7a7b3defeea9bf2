namespace SlaBot.Conversation.Readings.Intents;

/// <summary>Tells whether a text found no place among the intents, so that another reader may be asked about it.</summary>
internal static class Placement
{
    /// <summary>
    /// Whether nothing in the words says what is wanted: no cue, nothing to choose from, no hint at a change or at orders to
    /// the program, nothing that hangs on what was said before, in a language that is read.
    /// </summary>
    public static bool IsMissing(Draft draft, Reading reading) =>
        (reading.Intent is Intent.OutOfScope or Intent.Ambiguous || reading.Confidence < Conversation.Unsure)
        && reading.Alternatives.Count == 0
        && draft is { Foreign: false, Assent: Assent.None }
        && draft.Unread.Count > 0
        && (draft.Moods & (Moods.Injection | Moods.FollowUp | Moods.Pointing | Moods.Yes | Moods.Correction)) == 0
        && draft.Likeliest is not (Intent.OutOfScope or Intent.Greeting or Intent.Thanks or Intent.Help)
        && !draft.Cues.Any(cue => IntentNames.Parse(cue.Pattern.Name).Writes());
}
