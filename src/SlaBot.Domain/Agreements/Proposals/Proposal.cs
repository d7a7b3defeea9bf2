using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>
/// Terms that are being negotiated, before they are a <see cref="Revision"/>. Never changed in place: every act gives the
/// proposal as it is afterwards, or the reason why it was refused. Acts: <see cref="ProposalActs"/> and <see cref="ProposalSigning"/>.
/// </summary>
public sealed record Proposal
{
    /// <summary>Gets its number: 1 for the first of a workspace, then one more each.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the number of the revision it is made against; 0 for the first agreement of a workspace.</summary>
    public required int Against { get; init; }

    /// <summary>Gets what is proposed.</summary>
    public required Agreement Terms { get; init; }

    /// <summary>Gets the first day it is to hold.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>Gets why, in the words of whoever made it; empty while nobody has said.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets who made it.</summary>
    public required Signer By { get; init; }

    /// <summary>Gets who edited it last; null where nobody did.</summary>
    public Signer? EditedBy { get; init; }

    /// <summary>Gets whose words its terms are as they stand.</summary>
    public Signer Author => EditedBy ?? By;

    /// <summary>Gets when it was made.</summary>
    public required Instant MadeAt { get; init; }

    /// <summary>Gets the parties of the revision it is made against: they sign as well, also where the new terms let them go.</summary>
    public IReadOnlyList<PartyId> PartiesBefore { get; init; } = [];

    /// <summary>Gets what has become of it.</summary>
    public ProposalState State { get; init; } = ProposalState.Draft;

    /// <summary>Gets how often its terms, day or reason were edited: whoever signs says which of them was read.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Gets when its time to be signed runs out; null while it is not proposed, or where it has no end.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Gets the signatures on its present terms, in the order they came.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>Gets what was said about it, oldest first.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Gets the number of the revision it became; null before.</summary>
    public int? Revision { get; init; }

    /// <summary>Gets the number of the proposal that came into force in its place; null where none did.</summary>
    public int? SupersededBy { get; init; }

    /// <summary>Gets the parties that have to sign: those of its terms, then those that the terms let go.</summary>
    public IReadOnlyList<PartyId> Parties => [.. Terms.Parties.Select(party => party.Id).Union(PartiesBefore)];

    /// <summary>Gets the parties that have not signed yet.</summary>
    public IReadOnlyList<PartyId> Waiting => [.. Parties.Except(Signatures.Select(signature => signature.Party))];

    /// <summary>Gets whether nothing changes it any more.</summary>
    public bool HasEnded => State is not (ProposalState.Draft or ProposalState.Proposed);

    /// <summary>Begins a proposal against the newest revision.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="terms">What is proposed.</param>
    /// <param name="effectiveFrom">The first day it is to hold.</param>
    /// <param name="reason">Why; it can still be empty.</param>
    /// <param name="act">Who begins it, when, and against which revision.</param>
    public static Proposal Begin(int number, Agreement terms, LocalDate effectiveFrom, string reason, ProposalAct act) => new()
    {
        Number = number,
        Against = act.Newest?.Number ?? 0,
        PartiesBefore = [.. act.Newest?.Terms.Parties.Select(party => party.Id) ?? []],
        Terms = terms,
        EffectiveFrom = effectiveFrom,
        Reason = reason.Trim(),
        By = act.By,
        MadeAt = act.At,
    };

    /// <summary>Whether the proposal can no longer come into force, because a newer revision came since it was made.</summary>
    public bool IsOutdatedBy(Revision? newest) => (newest?.Number ?? 0) != Against;

    /// <summary>Whether its time to be signed has run out.</summary>
    public bool HasRunOut(Instant now) => State == ProposalState.Proposed && ExpiresAt <= now;
}
