using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>The books of each workspace, all in memory once one was asked for. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
internal sealed class EntriesBook(DataFile file) : IBook<EntriesDraft>
{
    private readonly ConcurrentDictionary<WorkspaceId, WorkspaceBooks> known = new();

    /// <summary>The books of a workspace after the last durable commit, if they were looked up before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId workspace, [MaybeNullWhen(false)] out WorkspaceBooks books) => known.TryGetValue(workspace, out books);

    /// <summary>The books of a workspace.</summary>
    public WorkspaceBooks In(WorkspaceId workspace) => known.GetOrAdd(
        workspace,
        _ => file.Range(Collections.Books, Keys.Range(workspace)).Aggregate(WorkspaceBooks.Empty, (books, document) => books.With(EntryDocuments.ToEntry(document))));

    /// <inheritdoc/>
    public EntriesDraft Begin() => new(file, this);

    /// <summary>Shows readers the books of a workspace.</summary>
    public void Show(WorkspaceId workspace, WorkspaceBooks books) => known[workspace] = books;

    /// <summary>Forgets what was looked up.</summary>
    public void Forget(WorkspaceId workspace) => known.TryRemove(workspace, out _);
}
