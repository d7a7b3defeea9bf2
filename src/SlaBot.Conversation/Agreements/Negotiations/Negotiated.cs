using System.Diagnostics.CodeAnalysis;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>What an act on a proposal came to.</summary>
/// <param name="Kept">The proposal as it is now, changed or not; null where there is none of that number.</param>
/// <param name="Refusal">Why nothing was done; null where it was, or where there is no such proposal.</param>
public sealed record Negotiated(KeptProposal? Kept, ProposalRefusal? Refusal)
{
    /// <summary>Gets whether the act was done.</summary>
    [MemberNotNullWhen(true, nameof(Kept))]
    public bool IsDone => Kept is not null && Refusal is null;
}
