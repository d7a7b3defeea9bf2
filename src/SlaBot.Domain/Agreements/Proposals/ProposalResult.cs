using System.Diagnostics.CodeAnalysis;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>What an act on a proposal came to: the proposal as it is now, or why it was refused and nothing has changed.</summary>
public sealed record ProposalResult
{
    private ProposalResult(Proposal? proposal, ProposalRefusal? refusal) => (Proposal, Refusal) = (proposal, refusal);

    /// <summary>Gets the proposal as it is now; null where the act was refused.</summary>
    public Proposal? Proposal { get; }

    /// <summary>Gets why the act was refused; null where it was done.</summary>
    public ProposalRefusal? Refusal { get; }

    /// <summary>Gets whether the act was done.</summary>
    [MemberNotNullWhen(true, nameof(Proposal))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Proposal is not null;

    /// <summary>The act was done.</summary>
    public static implicit operator ProposalResult(Proposal proposal) => new(proposal, null);

    /// <summary>The act was refused.</summary>
    public static implicit operator ProposalResult(ProposalRefusal refusal) => new(null, refusal);
}
