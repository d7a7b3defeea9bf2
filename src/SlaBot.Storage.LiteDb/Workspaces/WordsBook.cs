using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LiteDB;
using NodaTime;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>What people call the KPIs of each workspace. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
internal sealed class WordsBook(DataFile file, Committer committer)
{
    private readonly ConcurrentDictionary<WorkspaceId, LearnedWords> known = new();

    /// <summary>The accepted words of a workspace, if they were looked up before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId workspace, [MaybeNullWhen(false)] out LearnedWords words) => known.TryGetValue(workspace, out words);

    /// <summary>The accepted words.</summary>
    public LearnedWords Learned(WorkspaceId workspace) => known.GetOrAdd(
        workspace,
        _ => All(workspace).Where(suggested => suggested.IsAccepted is true).Select(suggested => suggested.Word).ToList() is { Count: > 0 } words
            ? new(words)
            : LearnedWords.None);

    /// <summary>All words, in alphabetical order.</summary>
    public IReadOnlyList<SuggestedWord> All(WorkspaceId workspace) =>
        [.. file.Range(Collections.Words, Keys.Range(workspace)).Select(Word).OrderBy(word => word.Word.Words, StringComparer.Ordinal).ThenBy(word => word.Word.Kpi.Value, StringComparer.Ordinal)];

    /// <summary>Notes a word once more.</summary>
    public bool Suggest(WorkspaceId workspace, LearnedWord word, Instant now)
    {
        var all = All(workspace);
        var before = all.FirstOrDefault(suggested => suggested.Word == word);
        if (before is null && all.Count >= SuggestedWord.Most)
        {
            return false;
        }

        Put(workspace, [before is null ? new(word, 1, now, null) : before with { Times = before.Times + 1, LastAt = now }]);
        return true;
    }

    /// <summary>Accepts or refuses a word.</summary>
    public bool Decide(WorkspaceId workspace, LearnedWord word, bool isAccepted)
    {
        var all = All(workspace);
        if (all.FirstOrDefault(suggested => suggested.Word == word) is not { } decided)
        {
            return false;
        }

        var rivals = isAccepted ? all.Where(suggested => suggested.Word.Words == word.Words && suggested.Word != word).Select(rival => rival with { IsAccepted = false }) : [];
        Put(workspace, [decided with { IsAccepted = isAccepted }, .. rivals]);
        _ = known.TryRemove(workspace, out _);
        return true;
    }

    /// <summary>Forgets what was looked up.</summary>
    public void Forget(WorkspaceId workspace) => known.TryRemove(workspace, out _);

    private void Put(WorkspaceId workspace, IReadOnlyList<SuggestedWord> words) => committer.InTransaction(() =>
    {
        foreach (var word in words)
        {
            file.Put(Collections.Words, Document(workspace, word));
        }
    });

    private static BsonDocument Document(WorkspaceId workspace, SuggestedWord suggested) => new()
    {
        ["_id"] = Keys.OfWord(workspace, suggested.Word.Kpi, suggested.Word.Words),
        ["words"] = suggested.Word.Words,
        ["kpi"] = suggested.Word.Kpi.Value,
        ["times"] = suggested.Times,
        ["last"] = suggested.LastAt.ToUnixTimeTicks(),
        ["accepted"] = suggested.IsAccepted is { } accepted ? new BsonValue(accepted) : BsonValue.Null,
    };

    private static SuggestedWord Word(BsonDocument document) => new(
        new(document["words"].AsString, new(document["kpi"].AsString)),
        document["times"].AsInt32,
        Instant.FromUnixTimeTicks(document["last"].AsInt64),
        document["accepted"].IsNull ? null : document["accepted"].AsBoolean);
}
