using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>Keeps the facts and agreements of all workspaces. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
/// <param name="file">The data file.</param>
/// <param name="committer">Writes what is measured anew.</param>
/// <param name="appended">Called when facts or a revision of a workspace are durable.</param>
internal sealed class Bookkeeper(DataFile file, Committer committer, Action<WorkspaceId> appended) : IBook<FactsDraft>
{
    private readonly ConcurrentDictionary<WorkspaceId, Workspace> known = new();

    /// <summary>The state of a workspace after its last durable commit, if it was opened before. Any thread may ask.</summary>
    public bool TryGetKnown(WorkspaceId id, [MaybeNullWhen(false)] out Workspace workspace) => known.TryGetValue(id, out workspace);

    /// <inheritdoc/>
    public FactsDraft Begin() => new(file, this);

    /// <summary>Shows readers the state of a workspace that is durable now.</summary>
    public void Show(Workspace workspace)
    {
        known[workspace.Id] = workspace;
        appended(workspace.Id);
    }

    /// <summary>The state of a workspace. Totals that were measured by other rules than today's program has are made anew.</summary>
    public Workspace Open(WorkspaceId id)
    {
        if (known.TryGetValue(id, out var open))
        {
            return open;
        }

        var workspace = Workspace.In(file, id);
        known[id] = workspace;
        if (workspace.Fingerprint is { } measured && measured != workspace.Agreed.Rules.Fingerprint)
        {
            var draft = Begin();
            draft.Of(id).MeasureAnew();
            committer.Commit([draft]);
        }

        return known[id];
    }

    /// <summary>Forgets what was looked up.</summary>
    public void Forget(WorkspaceId id) => known.TryRemove(id, out _);
}
