using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>Who signed which revision.</summary>
public interface IAgreementSignatures
{
    /// <summary>The signatures under a revision, in the order in which they were given; empty where none are kept, as of one that came from a file.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="revision">The number of the revision.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<IReadOnlyList<Signature>> OfAsync(WorkspaceId workspace, int revision, CancellationToken cancellation);
}
