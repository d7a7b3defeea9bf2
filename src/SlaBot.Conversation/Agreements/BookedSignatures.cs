using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>The signatures that the book of proposals holds: those by which a proposal became a revision.</summary>
/// <param name="books">Where proposals are kept.</param>
public sealed class BookedSignatures(IBookStore books) : IAgreementSignatures
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Signature>> OfAsync(WorkspaceId workspace, int revision, CancellationToken cancellation) =>
        ProposalBook.SignaturesAsync(books, workspace, revision, cancellation);
}
