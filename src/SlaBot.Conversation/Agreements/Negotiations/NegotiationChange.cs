using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>One change of a proposal within a commit: the book, one entry of the audit, and who is told.</summary>
/// <param name="Workspace">Whose.</param>
/// <param name="Draft">The books and the outbox.</param>
/// <param name="People">Who is who at this moment.</param>
/// <param name="By">Who, and where.</param>
/// <param name="At">When.</param>
internal sealed record NegotiationChange(WorkspaceId Workspace, IBookDraft Draft, Signatories People, AuditActor By, Instant At)
{
    // More than anybody looks back at on a card.
    private const int MostPast = 20;

    /// <summary>Gets how terms are written.</summary>
    public required IAgreementFormat Format { get; init; }

    /// <summary>Gets whose private card the answer takes the place of, or null.</summary>
    public PostTarget? Seen { get; init; }

    /// <summary>Gets the personal link that the change is made by, or null.</summary>
    public SigningLink? Link { get; init; }

    /// <summary>Gets who acts; null for what SlaBot does by itself.</summary>
    public Signer? Actor { get; init; }

    private ProposalPosts Posts => new(Workspace, Draft, At);

    private ProposalBook Book => new(Format);

    /// <summary>Stores a proposal as it is now, enters that into the audit, and tells whom it concerns.</summary>
    /// <param name="before">The proposal as it was; null where it is begun.</param>
    /// <param name="after">The proposal as it is.</param>
    /// <param name="act">What was done.</param>
    /// <param name="reason">Why, or null.</param>
    /// <returns>The proposal as it is kept.</returns>
    public KeptProposal Put(KeptProposal? before, Proposal after, AuditAct act, string? reason)
    {
        var kept = (before ?? new(after)) with { Proposal = after, Changes = (before?.Changes ?? 0) + 1 };
        var isNewEdition = before is not null && before.Proposal.Edition != after.Edition;
        if (isNewEdition)
        {
            kept = kept with { Past = [.. kept.Past.TakeLast(MostPast - 1), PastOf(before!.Proposal)] };
        }

        _ = AuditBook.Append(Draft, At, By, new(act, $"proposal {after.Number}", before is null ? null : Said(before.Proposal, isNewEdition), Said(after, before is null || isNewEdition), reason));
        Posts.Refresh(kept, Seen);
        if (after.State == ProposalState.Proposed && (isNewEdition || before?.Proposal.State != ProposalState.Proposed))
        {
            kept = Posts.Ask(kept with { ProposedAt = At }, People.For(after.Waiting, Actor));
            TellRivals(kept);
        }
        else if (act is AuditAct.ProposalRejected or AuditAct.ProposalChangeAsked or AuditAct.ProposalExpired or AuditAct.ProposalSuperseded || after.State == ProposalState.InForce)
        {
            TellAuthor(kept);
        }

        if (Link is not null)
        {
            Use(Link, kept, act);
        }

        Book.Put(Draft, kept);
        return kept;
    }

    // Whoever decided on a page hears of it where nobody else can speak for them: should it have been somebody else, that is known at once.
    private void Use(SigningLink link, KeptProposal kept, AuditAct act)
    {
        var proposal = kept.Proposal;
        if ((act == AuditAct.ProposalSigned ? proposal.Signatures[^1].Party : proposal.Remarks[^1].Party) is not { } party)
        {
            throw new InvalidOperationException($"By a personal link a party decides, which {act} is not.");
        }

        SigningLinkBook.Use(Draft, link, new(link.Id, At, act, party));
        Posts.TellOfPage(kept, act, party, PostTarget.Of(link.Person));
    }

    // Both can come into force only one after the other, made anew: their authors had better talk.
    private void TellRivals(KeptProposal kept)
    {
        foreach (var rival in Book.Open(Draft).Where(other => other.Proposal.Number != kept.Proposal.Number && other.Proposal.State == ProposalState.Proposed))
        {
            var told = rival with { Changes = rival.Changes + 1 };
            Posts.Refresh(told);
            Book.Put(Draft, told);
            if (People.TargetOf(told.Proposal.Author) is { } author)
            {
                Posts.TellOf(told, kept.Proposal, author);
            }

            if (People.TargetOf(kept.Proposal.Author) is { } other && other != People.TargetOf(told.Proposal.Author))
            {
                Posts.TellOf(kept, told.Proposal, other);
            }
        }
    }

    private void TellAuthor(KeptProposal kept)
    {
        var author = kept.Proposal.Author;
        if ((Actor is null || !Actor.IsSameAs(author)) && People.TargetOf(author) is { } target)
        {
            Posts.Tell(kept, target);
        }
    }

    private PastEdition PastOf(Proposal proposal) => new(proposal.Edition, Format.Write(proposal.Terms), proposal.EffectiveFrom, proposal.Reason);

    // The terms only where they are new: signatures do not change them.
    private string Said(Proposal proposal, bool withTerms)
    {
        var signed = string.Join(", ", proposal.Signatures.Select(signature => $"{signature.Party} by {signature.By.Name}"));
        var line = FormattableString.Invariant(
            $"{StateOf(proposal)}, edition {proposal.Edition}, against revision {proposal.Against}, from {NodaTime.Text.LocalDatePattern.Iso.Format(proposal.EffectiveFrom)}{(signed.Length > 0 ? $", signed for {signed}" : "")}");
        return withTerms ? $"{line}\n{Format.Write(proposal.Terms)}" : line;
    }

    private static string StateOf(Proposal proposal) => proposal.State == ProposalState.InForce ? "in force" : proposal.State.ToString().ToLowerInvariant();
}
