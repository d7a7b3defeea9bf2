using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>What every store promises. A store's test project derives one class from each contract and opens its own kind.</summary>
public abstract class StoreContract
{
    private static int workspaces;

    protected static CancellationToken Never => CancellationToken.None;

    /// <summary>A workspace that no other test has used.</summary>
    protected static WorkspaceId NewWorkspace() => new($"w-{Interlocked.Increment(ref workspaces)}");

    /// <summary>Opens the data of a name, made if needed: the same name opens the same data again.</summary>
    protected abstract Task<OpenStore> OpenAsync(string name);

    protected Task<OpenStore> OpenAsync() => OpenAsync(GetType().Name + Interlocked.Increment(ref workspaces));
}

/// <summary>A store's ports, and how to close it.</summary>
public sealed record OpenStore(IFactStore Facts, IAgreementStore Agreements, IWorkspaceStore Workspaces, IWordStore Words, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <summary>A store that is all of them.</summary>
    public static OpenStore Of<TStore>(Func<TStore> open)
        where TStore : IFactStore, IAgreementStore, IWorkspaceStore, IWordStore, IAsyncDisposable
    {
        var store = open();
        return new(store, store, store, store, store);
    }

    public ValueTask DisposeAsync() => Owner.DisposeAsync();

    public Task<AppendResult> AppendAsync(WorkspaceId workspace, params Fact[] facts) =>
        Facts.AppendAsync(workspace, facts, CancellationToken.None);

    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace) => Facts.TotalsAsync(workspace, CancellationToken.None);

    /// <summary>Every total that holds something, each written as one line.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(WorkspaceId workspace) => NaiveLedger.Lines(await TotalsAsync(workspace));
}
