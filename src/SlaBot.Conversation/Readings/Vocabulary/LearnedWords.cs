using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>The words of a workspace's own that an admin accepted. Immutable; the words of one object are indexed once.</summary>
/// <param name="words">The words.</param>
public sealed class LearnedWords(IReadOnlyList<LearnedWord> words)
{
    /// <summary>Gets no words.</summary>
    public static LearnedWords None { get; } = new([]);

    /// <summary>Gets the words.</summary>
    public IReadOnlyList<LearnedWord> Words => words;
}

/// <summary>Words that people use for a KPI.</summary>
/// <param name="Words">The words as cleaned: lower case, without punctuation, at most <see cref="LongestWords"/> characters.</param>
/// <param name="Kpi">What they mean.</param>
public sealed record LearnedWord(string Words, KpiId Kpi)
{
    /// <summary>The most characters of a name: what is longer is a sentence.</summary>
    public const int LongestWords = 40;
}
