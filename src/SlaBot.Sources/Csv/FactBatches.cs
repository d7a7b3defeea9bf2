using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>
/// Hands facts to the store in batches. While one batch is being stored the next one is read, and no more than that:
/// memory stays the same however long the file is.
/// </summary>
internal sealed class FactBatches(IFactStore store, WorkspaceId workspace, CancellationToken cancellation)
{
    private const int BatchSize = 5000;

    private List<Fact> batch = new(BatchSize);
    private Task<AppendResult> storing = Task.FromResult(AppendResult.Empty);
    private AppendResult stored = AppendResult.Empty;

    /// <summary>Takes a fact; waits for the store where it is a batch behind.</summary>
    public ValueTask AddAsync(Fact fact)
    {
        batch.Add(fact);
        return batch.Count < BatchSize ? ValueTask.CompletedTask : new(StoreAsync());
    }

    /// <summary>Stores what is left.</summary>
    /// <returns>What became of all facts.</returns>
    public async Task<AppendResult> FinishAsync()
    {
        if (batch.Count > 0)
        {
            await StoreAsync();
        }

        stored += await storing;
        storing = Task.FromResult(AppendResult.Empty);
        return stored;
    }

    /// <summary>Waits until the store is done with what it has, well or not: nothing goes on behind an import's back.</summary>
    public async Task SettleAsync() => await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task StoreAsync()
    {
        stored += await storing;
        storing = store.AppendAsync(workspace, batch, cancellation);
        batch = new(BatchSize);
    }
}
