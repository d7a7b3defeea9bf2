using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>
/// Everything that people do with proposals. Each act is one commit: the rights read at that moment, the newest revision, the
/// proposal, its entry in the audit, whoever is told, and with the last signature the revision itself.
/// </summary>
/// <param name="changes">Where all of it is kept.</param>
/// <param name="format">Writes terms as their file.</param>
/// <param name="revised">Told of a workspace after a proposal has come into force there; or null.</param>
public sealed class Negotiation(IWorkspaceChanges changes, IAgreementFormat format, Action<WorkspaceId>? revised = null)
{
    /// <summary>For how many days a proposal can be signed.</summary>
    public const int DaysToSign = 14;

    /// <summary>The longest reason or remark that is kept, in characters; what is longer is cut.</summary>
    public const int LongestWords = 1_000;

    private readonly ProposalBook book = new(format);
    private readonly AuditedChanges audited = new(changes, format);

    /// <summary>Begins a draft.</summary>
    /// <param name="who">Who.</param>
    /// <param name="terms">What is proposed.</param>
    /// <param name="from">The first day it is to hold.</param>
    /// <param name="reason">Why; it can still be empty.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public Task<Negotiated> BeginAsync(Negotiator who, Agreement terms, LocalDate from, string reason, CancellationToken cancellation) => ChangeAsync(
        who,
        (draft, change, act) => !MayPropose(change, who)
            ? new(null, ProposalRefusal.MayNotPropose)
            : !CanBeKept(terms) ? new(null, ProposalRefusal.CannotBe)
            : new(change.Put(null, Proposal.Begin(ProposalBook.NextNumber(draft), terms, from, Cut(reason), act), AuditAct.ProposalDrafted, Reason(reason)), null),
        cancellation);

    /// <summary>Edits terms, first day and reason; every signature is void. What says the same changes nothing.</summary>
    public Task<Negotiated> EditAsync(Negotiator who, int number, Agreement terms, LocalDate from, string reason, CancellationToken cancellation) => ActAsync(
        who,
        number,
        AuditAct.ProposalEdited,
        (change, known, act) => !MayPropose(change, who) ? ProposalRefusal.MayNotPropose
            : known.EffectiveFrom == from && known.Reason == Cut(reason).Trim() && format.Write(known.Terms) == format.Write(terms) ? ProposalRefusal.NothingChanges
            : !CanBeKept(terms) ? ProposalRefusal.CannotBe
            : known.Edit(terms, from, Cut(reason), act),
        Reason(reason),
        cancellation);

    /// <summary>Puts a draft before the parties, and asks their signatories to sign.</summary>
    public Task<Negotiated> ProposeAsync(Negotiator who, int number, CancellationToken cancellation) => ActAsync(
        who,
        number,
        AuditAct.ProposalProposed,
        (change, known, act) => !MayPropose(change, who) ? ProposalRefusal.MayNotPropose
            : act.Newest is { } newest && format.Write(newest.Terms) == format.Write(known.Terms) ? ProposalRefusal.NothingChanges
            : known.Propose(act, who.At + Duration.FromDays(DaysToSign)),
        null,
        cancellation);

    /// <summary>Signs for a party. The last signature brings the proposal into force, and ends those that were made against the same revision.</summary>
    /// <param name="who">Who.</param>
    /// <param name="number">The proposal.</param>
    /// <param name="edition">The edition that was read.</param>
    /// <param name="party">The party.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async Task<Negotiated> SignAsync(Negotiator who, int number, int edition, PartyId party, CancellationToken cancellation)
    {
        var done = await ChangeAsync(who, (draft, change, act) => Sign(draft, change, act, number, edition, party), cancellation);
        if (done is { IsDone: true, Kept.Proposal.State: ProposalState.InForce })
        {
            revised?.Invoke(who.Workspace);
        }

        return done;
    }

    /// <summary>Asks for a change on behalf of a party; the proposal is a draft again, and its author is told.</summary>
    public Task<Negotiated> AskForChangeAsync(Negotiator who, int number, PartyId party, string words, CancellationToken cancellation) => ActAsync(
        who, number, AuditAct.ProposalChangeAsked, (_, known, act) => known.AskForChange(party, Cut(words), act), Reason(words), cancellation);

    /// <summary>Says no on behalf of a party; the proposal has come to its end, and its author is told.</summary>
    public Task<Negotiated> RejectAsync(Negotiator who, int number, PartyId party, string words, CancellationToken cancellation) => ActAsync(
        who, number, AuditAct.ProposalRejected, (_, known, act) => known.Reject(party, Cut(words), act), Reason(words), cancellation);

    /// <summary>Decides by a personal link: signs, asks for a change or says no, by the same rules as a press on a card, and uses the link up.</summary>
    /// <param name="link">The link, as it was opened.</param>
    /// <param name="act">What is decided: <see cref="AuditAct.ProposalSigned"/>, <see cref="AuditAct.ProposalChangeAsked"/> or <see cref="AuditAct.ProposalRejected"/>.</param>
    /// <param name="party">For which party.</param>
    /// <param name="words">Why; of no use for a signature.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public Task<Negotiated> DecideAsync(SigningLink link, AuditAct act, PartyId party, string words, Instant now, CancellationToken cancellation)
    {
        var who = new Negotiator(link.Workspace, link.Person, link.Name, now) { Link = link };
        return act switch
        {
            AuditAct.ProposalSigned => SignAsync(who, link.Proposal, link.Edition, party, cancellation),
            AuditAct.ProposalChangeAsked => AskForChangeAsync(who, link.Proposal, party, words, cancellation),
            AuditAct.ProposalRejected => RejectAsync(who, link.Proposal, party, words, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "By a personal link a party signs, asks for a change or says no."),
        };
    }

    /// <summary>Takes a proposal back.</summary>
    public Task<Negotiated> WithdrawAsync(Negotiator who, int number, string words, CancellationToken cancellation) => ActAsync(
        who, number, AuditAct.ProposalWithdrawn, (_, known, act) => known.Withdraw(Cut(words), act), Reason(words), cancellation);

    /// <summary>Makes an outdated proposal anew against the newest revision.</summary>
    public Task<Negotiated> RebaseAsync(Negotiator who, int number, CancellationToken cancellation) => ActAsync(
        who,
        number,
        AuditAct.ProposalRebased,
        (change, known, act) => !MayPropose(change, who) ? ProposalRefusal.MayNotPropose
            : known.HasEnded ? ProposalRefusal.Ended
            : !known.IsOutdatedBy(act.Newest) ? ProposalRefusal.NothingChanges
            : known.Rebase(act),
        null,
        cancellation);

    /// <summary>Reminds those who have not signed, at most once a day.</summary>
    /// <returns>How many people were reminded; null where that was refused.</returns>
    public Task<int?> RemindAsync(Negotiator who, int number, CancellationToken cancellation) => changes.ChangeWorkspaceAsync<int?>(
        who.Workspace,
        draft =>
        {
            var people = new Signatories(draft.Members);
            return people.Find(who.Person) is { Decides: true } && book.Find(draft, number) is { Proposal.State: ProposalState.Proposed } kept
                ? new ProposalPosts(who.Workspace, draft, who.At).Remind(
                    kept,
                    NodaTime.Text.LocalDatePattern.Iso.Format(who.At.InZone(kept.Proposal.Terms.Calendar.Zone).Date),
                    people.For(kept.Proposal.Waiting, people.Of(who.Person, who.Name)))
                : null;
        },
        cancellation);

    private Negotiated Sign(IWorkspaceDraft draft, NegotiationChange change, ProposalAct act, int number, int edition, PartyId party)
    {
        if (book.Find(draft, number) is not { } kept)
        {
            return new(null, null);
        }

        var result = change.People.Known(kept.Proposal).Sign(party, edition, act);
        if (!result.IsDone)
        {
            return new(kept, result.Refusal);
        }

        var signed = result.Proposal;
        if (signed.RevisionOf() is not { } revision)
        {
            return new(change.Put(kept, signed, AuditAct.ProposalSigned, null), null);
        }

        if (draft.History.Revisions.Any(known => known.EffectiveFrom == revision.EffectiveFrom && format.Write(known.Terms) == format.Write(revision.Terms)))
        {
            return new(kept, ProposalRefusal.NothingChanges);
        }

        var now = change.Put(kept, signed, AuditAct.ProposalSigned, null);
        _ = audited.Revise(draft, revision.Terms, revision.EffectiveFrom, act.At, change.By, AuditAct.AgreementSigned, Reason(signed.Reason));
        foreach (var other in book.Open(draft))
        {
            var after = other.Proposal.After(signed);
            if (after != other.Proposal)
            {
                _ = (change with { Seen = null, Link = null }).Put(other, after, AuditAct.ProposalSuperseded, null);
            }
        }

        return new(now, null);
    }

    private Task<Negotiated> ActAsync(
        Negotiator who, int number, AuditAct what, Func<NegotiationChange, Proposal, ProposalAct, ProposalResult> act, string? reason, CancellationToken cancellation) => ChangeAsync(
        who,
        (draft, change, rights) =>
        {
            if (book.Find(draft, number) is not { } kept)
            {
                return new(null, null);
            }

            var result = act(change, change.People.Known(kept.Proposal), rights);
            return result.IsDone ? new(change.Put(kept, result.Proposal, what, reason), null) : new(kept, result.Refusal);
        },
        cancellation);

    private Task<Negotiated> ChangeAsync(Negotiator who, Func<IWorkspaceDraft, NegotiationChange, ProposalAct, Negotiated> change, CancellationToken cancellation) => changes.ChangeWorkspaceAsync(
        who.Workspace,
        draft =>
        {
            var people = new Signatories(draft.Members);
            var (member, signer) = (people.Find(who.Person), people.Of(who.Person, who.Name));
            if (who.Link is { } link && Hindered(draft, link, who.At) is { } hindered)
            {
                return hindered;
            }

            var by = who.Link is null ? AuditActor.Of(who.Person, signer.Name) : AuditActor.OnPage(who.Person, signer.Name);
            return change(
                draft,
                new(who.Workspace, draft, people, by, who.At) { Format = format, Seen = who.Seen, Link = who.Link, Actor = signer },
                new(signer, who.At, draft.History.Latest) { SignsFor = member?.SignsFor ?? [], IsAdmin = member is { IsAdmin: true }, MayChangeThePast = member is { IsAdmin: true } });
        },
        cancellation);

    // In the commit of the decision: of two that come at once by one link, the second finds it used.
    private Negotiated? Hindered(IWorkspaceDraft draft, SigningLink link, Instant now) =>
        book.Find(draft, link.Proposal) is not { } kept ? new(null, null)
        : link.Hindrance(AgreementLinkBook.Count(draft), SigningLinkBook.Find(draft, link), kept.Proposal, now) is { } refusal ? new(kept, refusal)
        : null;

    private static bool MayPropose(NegotiationChange change, Negotiator who) => change.People.Find(who.Person) is { Decides: true };

    // What could not be read again would take every other proposal with it: a form, a card and a message can name any number.
    private bool CanBeKept(Agreement terms)
    {
        try
        {
            _ = format.Read(format.Write(terms));
            return true;
        }
        catch (Exception impossible) when (impossible is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Cut(string words) => words.Length <= LongestWords ? words : words[..LongestWords];

    private static string? Reason(string words) => Cut(words).Trim() is { Length: > 0 } said ? said : null;
}
