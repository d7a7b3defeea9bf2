using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Uploads;

/// <summary>Takes facts without keeping them: to see what an import would do.</summary>
internal sealed class TrialFactStore(IFactStore known) : IFactStore
{
    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> facts, CancellationToken cancellation) =>
        Task.FromResult(AppendResult.Empty with { New = facts.Count });

    /// <inheritdoc/>
    public ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation) => known.FindAsync(workspace, feed, subject, cancellation);

    /// <inheritdoc/>
    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) => known.TotalsAsync(workspace, cancellation);

    /// <inheritdoc/>
    public Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) => known.AuditAsync(workspace, cancellation);
}
