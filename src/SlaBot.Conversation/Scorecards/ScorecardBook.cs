using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The book of scorecards, an entry a meeting.</summary>
/// <param name="books">Where it is kept.</param>
public sealed class ScorecardBook(IBookStore books)
{
    /// <summary>The name of the book.</summary>
    public const string Name = "scorecards";

    private static readonly TypedBook<ScorecardEntry> Entries = new(Name, ScorecardJson.Default.ScorecardEntry);

    /// <summary>An entry, or null.</summary>
    public async ValueTask<ScorecardEntry?> FindAsync(WorkspaceId workspace, string id, CancellationToken cancellation) =>
        await Entries.FindAsync(books, workspace, id, cancellation);

    /// <summary>The scorecard that was posted of some days, or null; the last one where several meetings reported them.</summary>
    public async ValueTask<ScorecardEntry?> PostedAsync(WorkspaceId workspace, Period days, CancellationToken cancellation) =>
        (await AllAsync(workspace, cancellation)).LastOrDefault(entry => entry.Days == days && entry.Posted is not null);

    /// <summary>All entries in the order of their meetings.</summary>
    public async ValueTask<IReadOnlyList<ScorecardEntry>> AllAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        await Entries.AllAsync(books, workspace, cancellation);

    /// <summary>Changes an entry, if it is there and may be changed; the change gives null to leave it as it is.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="change">Takes the entry and the draft, to which rows may be added.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <returns>The entry as it is now, and whether it was changed; null where there is none.</returns>
    public Task<(ScorecardEntry? Entry, bool IsChanged)> ChangeAsync(
        WorkspaceId workspace, string id, Func<ScorecardEntry, IBookDraft, ScorecardEntry?> change, CancellationToken cancellation) =>
        books.ChangeBooksAsync<(ScorecardEntry?, bool)>(
            workspace,
            draft =>
            {
                var entry = Find(draft, id);
                if (entry is null || change(entry, draft) is not { } changed)
                {
                    return (entry, false);
                }

                Put(draft, changed);
                return (changed, true);
            },
            cancellation);

    /// <summary>An entry of a book that is being changed, or null.</summary>
    public static ScorecardEntry? Find(IBookDraft draft, string id) => Entries.Find(draft, id);

    /// <summary>All entries of a book that is being changed.</summary>
    public static IReadOnlyList<ScorecardEntry> All(IBookDraft draft) => [.. Entries.All(draft)];

    /// <summary>Writes an entry. Versions that were written before stay as they are.</summary>
    /// <exception cref="InvalidOperationException">A version would be lost or changed.</exception>
    public static void Put(IBookDraft draft, ScorecardEntry entry)
    {
        if (Find(draft, entry.Id) is { } before && (entry.Versions.Count < before.Versions.Count || before.Versions.Zip(entry.Versions).Any(pair => !IsSame(pair.First, pair.Second))))
        {
            throw new InvalidOperationException($"A version of the scorecard {entry.Id} would be lost: a correction is a version of its own.");
        }

        Entries.Put(draft, entry.Id, entry);
    }

    private static bool IsSame(ScorecardVersion before, ScorecardVersion after) =>
        (before.Number, before.At, before.State) == (after.Number, after.At, after.State) && before.Card.IsSameAs(after.Card);
}
