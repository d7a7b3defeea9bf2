using NodaTime;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>The words that people of each workspace use for its KPIs: first suggested by what they correct, then accepted or refused by an admin.</summary>
public interface IWordStore
{
    /// <summary>The accepted words of a workspace: a snapshot, the same object until one of them changes.</summary>
    ValueTask<LearnedWords> LearnedAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>Every word of a workspace in alphabetical order: suggested, accepted and refused ones.</summary>
    ValueTask<IReadOnlyList<SuggestedWord>> SuggestedAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>
    /// Notes that somebody meant a KPI by some words. Words that were decided on stay so. At most
    /// <see cref="SuggestedWord.Most"/> are kept for a workspace; beyond that nothing is noted.
    /// </summary>
    Task SuggestAsync(WorkspaceId workspace, LearnedWord word, Instant now, CancellationToken cancellation);

    /// <summary>Accepts or refuses a suggested word. Of several meanings of the same words the accepted one refuses the others.</summary>
    /// <returns>Whether the word was suggested at all.</returns>
    Task<bool> DecideAsync(WorkspaceId workspace, LearnedWord word, bool isAccepted, CancellationToken cancellation);
}

/// <summary>A word that people meant a KPI by.</summary>
/// <param name="Word">The words and the KPI.</param>
/// <param name="Times">How often, 1 or more.</param>
/// <param name="LastAt">When last.</param>
/// <param name="IsAccepted">Whether an admin accepted or refused it; null while nobody decided.</param>
public sealed record SuggestedWord(LearnedWord Word, int Times, Instant LastAt, bool? IsAccepted)
{
    /// <summary>The most that are kept for a workspace.</summary>
    public const int Most = 1_000;
}
