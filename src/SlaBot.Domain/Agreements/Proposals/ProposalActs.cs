using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Proposals;

/// <summary>Everything that is done to a proposal but signing it: editing, proposing, asking for a change, and its ends.</summary>
public static class ProposalActs
{
    /// <summary>Proposes a draft: from now on it waits for signatures.</summary>
    /// <param name="proposal">The draft.</param>
    /// <param name="act">Who proposes it, and when.</param>
    /// <param name="expiresAt">When its time to be signed runs out, or null.</param>
    public static ProposalResult Propose(this Proposal proposal, ProposalAct act, Instant? expiresAt)
    {
        if (proposal.State != ProposalState.Draft)
        {
            return proposal.HasEnded ? ProposalRefusal.Ended : ProposalRefusal.NotDraft;
        }

        return proposal.Reason.Length == 0 ? ProposalRefusal.NoReason
            : proposal.Terms.Parties.Count == 0 ? ProposalRefusal.NoParty
            : ProposalSigning.Hindrance(proposal, act) is { } hindrance ? hindrance
            : expiresAt <= act.At ? ProposalRefusal.Expired
            : proposal with { State = ProposalState.Proposed, ExpiresAt = expiresAt, Signatures = [] };
    }

    /// <summary>
    /// Edits a proposal. One that was proposed goes on being proposed, but every signature on it is void: it was given to
    /// other terms.
    /// </summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="terms">The new terms.</param>
    /// <param name="effectiveFrom">The new first day.</param>
    /// <param name="reason">The new reason.</param>
    /// <param name="act">Who edits it, and when.</param>
    public static ProposalResult Edit(this Proposal proposal, Agreement terms, LocalDate effectiveFrom, string reason, ProposalAct act)
    {
        if (proposal.HasEnded)
        {
            return ProposalRefusal.Ended;
        }

        var edited = proposal with
        {
            Terms = terms,
            EffectiveFrom = effectiveFrom,
            Reason = reason.Trim(),
            EditedBy = act.By,
            Signatures = [],
            Edition = proposal.Edition + 1,
        };
        if (proposal.State == ProposalState.Draft)
        {
            return edited;
        }

        return proposal.HasRunOut(act.At) ? ProposalRefusal.Expired
            : edited.Reason.Length == 0 ? ProposalRefusal.NoReason
            : terms.Parties.Count == 0 ? ProposalRefusal.NoParty
            : ProposalSigning.Hindrance(edited, act) is { } hindrance ? hindrance
            : edited;
    }

    /// <summary>Makes an outdated proposal anew against the newest revision: a draft again, its signatures void.</summary>
    public static ProposalResult Rebase(this Proposal proposal, ProposalAct act) => proposal.HasEnded
        ? ProposalRefusal.Ended
        : proposal with
        {
            State = ProposalState.Draft,
            Against = act.Newest?.Number ?? 0,
            PartiesBefore = [.. act.Newest?.Terms.Parties.Select(party => party.Id) ?? []],
            ExpiresAt = null,
            Signatures = [],
            Edition = proposal.Edition + 1,
        };

    /// <summary>A party asks for a change: the proposal is a draft again, its signatures void, the remark kept.</summary>
    public static ProposalResult AskForChange(this Proposal proposal, PartyId party, string words, ProposalAct act) =>
        Said(proposal, RemarkKind.ChangeAsked, party, words, act) is var (remark, refusal) && remark is null
            ? refusal!.Value
            : proposal with { State = ProposalState.Draft, ExpiresAt = null, Signatures = [], Remarks = [.. proposal.Remarks, remark] };

    /// <summary>A party says no, with its reason: the proposal has come to its end.</summary>
    public static ProposalResult Reject(this Proposal proposal, PartyId party, string words, ProposalAct act) =>
        Said(proposal, RemarkKind.Rejected, party, words, act) is var (remark, refusal) && remark is null
            ? refusal!.Value
            : proposal with { State = ProposalState.Rejected, Remarks = [.. proposal.Remarks, remark] };

    /// <summary>Whoever made or edited it last (or an admin) takes it back; a reason is kept where one is given.</summary>
    public static ProposalResult Withdraw(this Proposal proposal, string words, ProposalAct act)
    {
        if (proposal.HasEnded)
        {
            return ProposalRefusal.Ended;
        }

        if (!proposal.By.IsSameAs(act.By) && !proposal.Author.IsSameAs(act.By) && !act.IsAdmin)
        {
            return ProposalRefusal.NotYours;
        }

        IReadOnlyList<Remark> said = string.IsNullOrWhiteSpace(words) ? [] : [new(RemarkKind.Withdrawn, act.By, null, words.Trim(), act.At)];
        return proposal with { State = ProposalState.Withdrawn, Remarks = [.. proposal.Remarks, .. said] };
    }

    /// <summary>Ends a proposal whose time to be signed has run out.</summary>
    public static ProposalResult Expire(this Proposal proposal, Instant now) => proposal switch
    {
        { HasEnded: true } => ProposalRefusal.Ended,
        { State: ProposalState.Draft } => ProposalRefusal.NotProposed,
        _ => proposal.HasRunOut(now) ? proposal with { State = ProposalState.Expired } : ProposalRefusal.NotExpired,
    };

    /// <summary>
    /// What becomes of a proposal when another one comes into force: one that waits for signatures was made against terms that are gone, and says so.
    /// A draft stays, and can be made anew (<see cref="Rebase"/>).
    /// </summary>
    /// <param name="proposal">The proposal that did not come into force.</param>
    /// <param name="other">The one that did.</param>
    public static Proposal After(this Proposal proposal, Proposal other) =>
        proposal.State == ProposalState.Proposed && other.State == ProposalState.InForce && other.Number != proposal.Number
            ? proposal with { State = ProposalState.Superseded, SupersededBy = other.Number }
            : proposal;

    private static (Remark? Remark, ProposalRefusal? Refusal) Said(Proposal proposal, RemarkKind kind, PartyId party, string words, ProposalAct act)
    {
        ProposalRefusal? refusal = proposal.HasEnded ? ProposalRefusal.Ended
            : proposal.State != ProposalState.Proposed ? ProposalRefusal.NotProposed
            : proposal.HasRunOut(act.At) ? ProposalRefusal.Expired
            : !proposal.Parties.Contains(party) ? ProposalRefusal.UnknownParty
            : !act.SignsFor.Contains(party) ? ProposalRefusal.NotYourParty
            : string.IsNullOrWhiteSpace(words) ? ProposalRefusal.NoReason
            : null;
        return refusal is null ? (new(kind, act.By, party, words.Trim(), act.At), null) : (null, refusal);
    }
}
