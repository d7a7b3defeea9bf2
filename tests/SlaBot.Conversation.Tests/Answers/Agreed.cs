using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>A workspace whose revisions never change.</summary>
internal sealed class Agreed(AgreementHistory history) : IAgreementStore
{
    public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) => ValueTask.FromResult(history);

    public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
