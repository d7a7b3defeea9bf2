using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Storage;

/// <summary>The revisions of each workspace's agreement.</summary>
public interface IAgreementStore
{
    /// <summary>Every revision of a workspace; empty before the first.</summary>
    ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation);

    /// <summary>
    /// Appends a revision, in force from a day on, and rebuilds the daily totals in the same commit where the new terms
    /// measure facts otherwise. Returns only when it survives the death of the process. Terms equal to those of the
    /// newest revision with the same effective day add nothing and give that revision back.
    /// </summary>
    Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation);
}
