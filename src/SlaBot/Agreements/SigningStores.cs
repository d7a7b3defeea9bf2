using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Storage;

namespace SlaBot.Agreements;

/// <summary>What the page reads on which proposals are decided.</summary>
/// <param name="Books">Where proposals are kept, and the links that were used.</param>
/// <param name="Agreements">What was agreed.</param>
/// <param name="Facts">What was counted.</param>
/// <param name="Members">Who may do what.</param>
/// <param name="Format">Reads terms.</param>
internal sealed record SigningStores(IBookStore Books, IAgreementStore Agreements, IFactStore Facts, IMemberStore Members, IAgreementFormat Format)
{
    /// <summary>The proposal of a link, or null.</summary>
    public ValueTask<KeptProposal?> FindAsync(SigningLink link, CancellationToken cancellation) => new ProposalBook(Format).FindAsync(Books, link.Workspace, link.Proposal, cancellation);

    /// <summary>All proposals that are open.</summary>
    public ValueTask<IReadOnlyList<KeptProposal>> OpenAsync(SigningLink link, CancellationToken cancellation) => new ProposalBook(Format).OpenAsync(Books, link.Workspace, cancellation);
}
