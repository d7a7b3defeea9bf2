using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Vocabulary;

namespace SlaBot.Conversation.Readings.Threads;

/// <summary>Finds out what a person calls a KPI: "how many demos?", asked back, "SQLs" tells that demos are SQLs here.</summary>
internal static class Correction
{
    /// <summary>The words that a message explains; null where it explains none, or where more than one run of words was not understood.</summary>
    /// <param name="before">What the person said before, with the intent that was settled on.</param>
    /// <param name="now">The message by itself.</param>
    public static LearnedWord? Of((Draft Draft, Intent Intent)? before, Draft now) =>
        before is ({ Unread: [{ Length: <= LearnedWord.LongestWords } words] } earlier, var intent)
        && now is { Kpis: [var meant], Foreign: false, IsElliptical: true, Unread.Count: 0 }
        && !earlier.Kpis.Contains(meant)
        && (now.Moods.HasFlag(Moods.Correction) || intent is Intent.Ambiguous or Intent.OutOfScope)
        && !now.Moods.HasFlag(Moods.Injection) && !earlier.Moods.HasFlag(Moods.Injection)
            ? new(words, meant)
            : null;
}
