using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>
/// The outbox of all workspaces. In memory are the rows that have not ended; those that did are looked up in the file. All of
/// it belongs to the writer's thread.
/// </summary>
/// <param name="file">The data file.</param>
/// <param name="rowsAdded">Called when there are more rows that wait.</param>
internal sealed class OutboxBook(DataFile file, Action rowsAdded) : IBook<OutboxDraft>
{
    private readonly SortedDictionary<string, WorkspaceRows> rows = new(StringComparer.Ordinal);
    private bool isLoaded;

    /// <summary>Gets the workspaces that have rows, in the order of their ids.</summary>
    public IEnumerable<WorkspaceId> Workspaces
    {
        get
        {
            Load();
            return rows.Keys.Select(workspace => new WorkspaceId(workspace));
        }
    }

    /// <summary>Gets the workspace of which a row left last.</summary>
    public string LastServed { get; private set; } = "";

    /// <summary>Gets how the rows of all workspaces stand.</summary>
    public OutboxTally Tally
    {
        get
        {
            Load();
            return rows.Values.Aggregate(WorkspaceRows.Empty.Tally, (sum, one) => sum + one.Tally);
        }
    }

    /// <inheritdoc/>
    public OutboxDraft Begin()
    {
        Load();
        return new(file, this);
    }

    /// <summary>The rows of a workspace that have not ended.</summary>
    public WorkspaceRows In(WorkspaceId workspace)
    {
        Load();
        return rows.GetValueOrDefault(workspace.Value, WorkspaceRows.Empty);
    }

    /// <summary>A row, or null.</summary>
    public OutboxRow? Find(WorkspaceId workspace, PostKey key) =>
        In(workspace).FindOpen(key) ?? (file.Find(Collections.Outbox, Keys.OfPost(workspace, key)) is { } document ? RowDocuments.ToRow(document) : null);

    /// <summary>All rows of a workspace, in the order of their numbers.</summary>
    public IReadOnlyList<OutboxRow> All(WorkspaceId workspace) =>
        [.. file.Range(Collections.Outbox, Keys.Range(workspace)).Select(RowDocuments.ToRow).OrderBy(row => row.Number)];

    /// <summary>When the next row can leave, or null where none waits.</summary>
    public Instant? NextDue()
    {
        Load();
        return rows.Values.Min(one => one.NextDue());
    }

    /// <summary>Shows the rows of a workspace as they are in the file.</summary>
    public void Show(WorkspaceId workspace, WorkspaceRows now) => rows[workspace.Value] = now;

    /// <summary>Remembers whose turn it was.</summary>
    public void Served(string workspace) => LastServed = workspace;

    /// <summary>Says that there are more rows that wait.</summary>
    public void Announce() => rowsAdded();

    /// <summary>Forgets a workspace that is gone from the file.</summary>
    public void Forget(WorkspaceId workspace) => rows.Remove(workspace.Value);

    private void Load()
    {
        if (isLoaded)
        {
            return;
        }

        foreach (var row in file.All(Collections.Outbox).Select(RowDocuments.ToRow))
        {
            rows[row.Workspace.Value] = rows.GetValueOrDefault(row.Workspace.Value, WorkspaceRows.Empty).With(before: null, row);
        }

        isLoaded = true;
    }
}
