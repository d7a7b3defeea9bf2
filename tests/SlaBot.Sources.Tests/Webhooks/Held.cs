using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Tests.Webhooks;

/// <summary>A store of facts that stores nothing until it is released.</summary>
internal sealed class Held(IFactStore facts) : IFactStore
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => released.SetResult();

    public async Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> told, CancellationToken cancellation)
    {
        await released.Task;
        return await facts.AppendAsync(workspace, told, cancellation);
    }

    public ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation) => facts.FindAsync(workspace, feed, subject, cancellation);

    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.TotalsAsync(workspace, cancellation);

    public Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.AuditAsync(workspace, cancellation);
}

/// <summary>A store of facts that refuses those of one subject, as a store does with what it cannot keep.</summary>
internal sealed class Picky(IFactStore facts, string refused) : IFactStore
{
    public async Task<AppendResult> AppendAsync(WorkspaceId workspace, IReadOnlyList<Fact> told, CancellationToken cancellation) =>
        told.Any(fact => fact.Subject == refused) ? throw new ArgumentException("It will not.", nameof(told)) : await facts.AppendAsync(workspace, told, cancellation);

    public ValueTask<Fact?> FindAsync(WorkspaceId workspace, Feed feed, string subject, CancellationToken cancellation) => facts.FindAsync(workspace, feed, subject, cancellation);

    public ValueTask<DailyTotals> TotalsAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.TotalsAsync(workspace, cancellation);

    public Task<LedgerAudit> AuditAsync(WorkspaceId workspace, CancellationToken cancellation) => facts.AuditAsync(workspace, cancellation);
}
