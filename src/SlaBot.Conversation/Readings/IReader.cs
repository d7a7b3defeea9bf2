using NodaTime;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Readings;

/// <summary>Turns a message into a reading.</summary>
public interface IReader
{
    /// <summary>Reads a message by its words alone: the same words in the same scene are always read alike.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="scene">What the words are about.</param>
    Reading Read(Utterance utterance, Scene scene);

    /// <summary>Reads a message, which may take asking elsewhere.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="scene">What the words are about.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<Reading> ReadAsync(Utterance utterance, Scene scene, CancellationToken cancellation) => new(Read(utterance, scene));

    /// <summary>Reads a message and tells which words gave what.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="scene">What the words are about.</param>
    ReadingTrace Explain(Utterance utterance, Scene scene);
}

/// <summary>What somebody said, with what was said before it in the thread.</summary>
/// <param name="Text">The message as sent.</param>
/// <param name="Context">Earlier messages, oldest first; the bot's own begin with <c>SlaBot: </c>.</param>
public sealed record Utterance(string Text, IReadOnlyList<string> Context);

/// <summary>What words are about: the day, and the agreement whose vocabulary people use.</summary>
/// <param name="Today">Today in the asker's zone.</param>
/// <param name="Agreement">The agreement that speaks for today, or null before there is one.</param>
public sealed record Scene(LocalDate Today, Agreement? Agreement)
{
    /// <summary>Gets the first day of the revision that speaks for today where it was not the first: the day of the re-set; else null.</summary>
    public LocalDate? ResetOn { get; init; }

    /// <summary>Gets the words of the workspace's own.</summary>
    public LearnedWords Learned { get; init; } = LearnedWords.None;
}
