using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>Signing: a party's yes, and with the last of them the new revision.</summary>
public static class ProposalSigning
{
    /// <summary>
    /// Signs for a party. With the last signature the proposal is in force: it is to be stored as the revision
    /// <see cref="RevisionOf"/> gives, in the same commit.
    /// </summary>
    /// <param name="proposal">The proposal as it is stored at this moment.</param>
    /// <param name="party">The party signed for.</param>
    /// <param name="edition">The edition that the person has read: a card of an older one signs nothing.</param>
    /// <param name="act">Who signs, when, with which rights, and the newest revision.</param>
    public static ProposalResult Sign(this Proposal proposal, PartyId party, int edition, ProposalAct act)
    {
        if ((Unready(proposal, edition, act) ?? Unentitled(proposal, party, act) ?? Hindrance(proposal, act)) is { } refusal)
        {
            return refusal;
        }

        var signed = proposal with { Signatures = [.. proposal.Signatures, new(party, act.By, act.At)] };
        if (signed.Waiting.Count > 0)
        {
            return signed;
        }

        return HasFourEyes(signed)
            ? signed with { State = ProposalState.InForce, Revision = proposal.Against + 1 }
            : ProposalRefusal.OnePersonForAll;
    }

    /// <summary>The revision that a proposal has become; null while it is none.</summary>
    public static Revision? RevisionOf(this Proposal proposal) => proposal is { State: ProposalState.InForce, Revision: { } number }
        ? new(number, proposal.EffectiveFrom, proposal.Terms, proposal.Signatures.Max(signature => signature.At))
        : null;

    /// <summary>What keeps terms from coming into force, whoever signs them; null where nothing does.</summary>
    internal static ProposalRefusal? Hindrance(Proposal proposal, ProposalAct act)
    {
        var term = proposal.Terms.Term;
        return proposal.IsOutdatedBy(act.Newest) ? ProposalRefusal.NotNewest
            : !term.Contains(proposal.EffectiveFrom) ? ProposalRefusal.OutsideTerm
            : proposal.EffectiveFrom < Today(proposal, act) && !act.MayChangeThePast ? ProposalRefusal.InThePast
            : null;
    }

    private static ProposalRefusal? Unready(Proposal proposal, int edition, ProposalAct act) =>
        proposal.HasEnded ? ProposalRefusal.Ended
        : proposal.State != ProposalState.Proposed ? ProposalRefusal.NotProposed
        : proposal.HasRunOut(act.At) ? ProposalRefusal.Expired
        : proposal.Edition != edition ? ProposalRefusal.OtherEdition
        : null;

    private static ProposalRefusal? Unentitled(Proposal proposal, PartyId party, ProposalAct act) =>
        !proposal.Parties.Contains(party) ? ProposalRefusal.UnknownParty
        : !act.SignsFor.Contains(party) ? ProposalRefusal.NotYourParty
        : !proposal.Waiting.Contains(party) ? ProposalRefusal.AlreadySigned
        : null;

    // Two people at least stand behind a revision. Where one party signs alone, its signatory is not who wrote the terms.
    private static bool HasFourEyes(Proposal proposal)
    {
        var signers = proposal.Signatures.Select(signature => signature.By.Id).Distinct(StringComparer.Ordinal).ToList();
        return signers.Count > 1 || (proposal.Parties.Count == 1 && signers[0] != proposal.Author.Id);
    }

    // By both clocks: with a zone further west, terms would make a day that is over where they hold one that has not begun.
    private static LocalDate Today(Proposal proposal, ProposalAct act)
    {
        var there = TodayIn(proposal.Terms.Calendar, act.At);
        return act.Newest is { } newest ? LocalDate.Max(there, TodayIn(newest.Terms.Calendar, act.At)) : there;
    }

    private static LocalDate TodayIn(BusinessCalendar calendar, Instant now) => now.InZone(calendar.Zone).Date;
}
