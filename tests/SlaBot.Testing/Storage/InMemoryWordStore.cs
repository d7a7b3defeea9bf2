using NodaTime;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Words that are forgotten when the test ends.</summary>
public sealed class InMemoryWordStore : IWordStore
{
    private readonly Dictionary<WorkspaceId, List<SuggestedWord>> words = [];
    private readonly Dictionary<WorkspaceId, LearnedWords> learned = [];

    public ValueTask<LearnedWords> LearnedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        new(learned.GetValueOrDefault(workspace, LearnedWords.None));

    public ValueTask<IReadOnlyList<SuggestedWord>> SuggestedAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        new([.. Of(workspace).OrderBy(word => word.Word.Words, StringComparer.Ordinal)]);

    public Task SuggestAsync(WorkspaceId workspace, LearnedWord word, Instant now, CancellationToken cancellation)
    {
        var known = Of(workspace).Find(suggested => suggested.Word == word);
        Of(workspace).RemoveAll(suggested => suggested.Word == word);
        Of(workspace).Add(new(word, (known?.Times ?? 0) + 1, now, known?.IsAccepted));
        return Task.CompletedTask;
    }

    public Task<bool> DecideAsync(WorkspaceId workspace, LearnedWord word, bool isAccepted, CancellationToken cancellation)
    {
        var isKnown = Of(workspace).Exists(suggested => suggested.Word == word);
        words[workspace] = [.. Of(workspace).Select(suggested =>
            suggested.Word == word ? suggested with { IsAccepted = isAccepted }
            : isAccepted && suggested.Word.Words == word.Words ? suggested with { IsAccepted = false }
            : suggested)];
        learned[workspace] = new([.. Of(workspace).Where(suggested => suggested.IsAccepted is true).Select(suggested => suggested.Word)]);
        return Task.FromResult(isKnown);
    }

    private List<SuggestedWord> Of(WorkspaceId workspace) => words.TryGetValue(workspace, out var known) ? known : words[workspace] = [];
}
