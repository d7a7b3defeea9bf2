using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>The circumstances of an act on a proposal, all read at the moment of the act.</summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="Newest">The newest revision; null where nothing was ever agreed.</param>
public sealed record ProposalAct(Signer By, Instant At, Revision? Newest)
{
    /// <summary>Gets the parties that the person signs for, as of this moment.</summary>
    public IReadOnlyCollection<PartyId> SignsFor { get; init; } = [];

    /// <summary>Gets whether the person may let an agreement hold from a day that is over.</summary>
    public bool MayChangeThePast { get; init; }

    /// <summary>Gets whether the person sets the workspace up, and may therefore take back what others proposed.</summary>
    public bool IsAdmin { get; init; }
}
