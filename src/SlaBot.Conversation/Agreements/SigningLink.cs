using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>
/// What a personal link says: whom it was given to, and which edition of which proposal the person may decide by it, once. It gives
/// no right: what the person may do is read when the person decides.
/// </summary>
/// <param name="Id">What makes it the only one: nobody can guess it.</param>
/// <param name="Workspace">Whose agreement it is about.</param>
/// <param name="Person">Whom it was given to.</param>
/// <param name="Name">What to call the person, or null where only the members say.</param>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Edition">The edition of it.</param>
/// <param name="Revoked">How often links of the workspace had been revoked when it was given.</param>
/// <param name="Language">The language in which its page is shown first.</param>
/// <param name="GivenAt">When it was given.</param>
public sealed record SigningLink(string Id, WorkspaceId Workspace, Person Person, string? Name, int Proposal, int Edition, int Revoked, string Language, Instant GivenAt)
{
    /// <summary>For how long it is good.</summary>
    public static readonly Duration Span = Duration.FromMinutes(15);

    /// <summary>Gets the last moment at which it can be used.</summary>
    public Instant LastAt => GivenAt + Span;

    /// <summary>Why it decides nothing; null where it does, as far as the link and the proposal say.</summary>
    /// <param name="revoked">How often links of the workspace have been revoked by now.</param>
    /// <param name="used">What it was used for, or null.</param>
    /// <param name="proposal">The proposal that it names, as it is now.</param>
    /// <param name="now">The moment.</param>
    public ProposalRefusal? Hindrance(int revoked, UsedLink? used, Proposal proposal, Instant now) =>
        revoked != Revoked ? ProposalRefusal.LinkRevoked
        : used is not null ? ProposalRefusal.LinkUsed
        : now > LastAt ? ProposalRefusal.LinkOver
        : proposal.HasEnded ? ProposalRefusal.Ended
        : proposal.Edition != Edition ? ProposalRefusal.OtherEdition
        : proposal.State != ProposalState.Proposed ? ProposalRefusal.NotProposed
        : proposal.HasRunOut(now) ? ProposalRefusal.Expired
        : null;
}
