using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>Adds the private posts that follow from a change of a proposal, in the commit of the change.</summary>
/// <param name="workspace">Whose.</param>
/// <param name="draft">The books and the outbox.</param>
/// <param name="now">The moment.</param>
internal sealed class ProposalPosts(WorkspaceId workspace, IBookDraft draft, Instant now)
{
    /// <summary>What the subject begins with of a card that asks to sign; its number follows.</summary>
    public const string Card = "proposal:";

    /// <summary>What the subject begins with that tells an author what became of the proposal.</summary>
    public const string Author = "proposal-author:";

    /// <summary>What the subject begins with that tells an author of another proposal that is open.</summary>
    public const string Rival = "proposal-rival:";

    /// <summary>What the subject begins with that tells somebody what was decided on the page in their name.</summary>
    public const string Page = "proposal-page:";

    /// <summary>What the version of a reminder begins with.</summary>
    public const string Reminder = "remind";

    /// <summary>The number of the proposal that a subject is about; null where it is about none.</summary>
    public static int? NumberIn(string subject) =>
        subject.Split(':') is [var kind, var number, ..] && $"{kind}:" is Card or Author or Rival or Page && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;

    /// <summary>The number of the other proposal that a subject tells of; null where it tells of none.</summary>
    public static int? RivalIn(string subject) =>
        subject.StartsWith(Rival, StringComparison.Ordinal) && int.TryParse(subject.AsSpan(subject.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;

    /// <summary>What was decided on the page, and for which party; null where a subject tells of no such thing.</summary>
    public static (AuditAct Act, PartyId Party)? PageIn(string subject) =>
        subject.StartsWith(Page, StringComparison.Ordinal) && subject.Split(':', 5) is [_, _, _, var act, { Length: > 0 } party] && Enum.TryParse<AuditAct>(act, out var known) ? (known, new(party)) : null;

    /// <summary>Asks people to sign; whoever was asked in this round is not asked again.</summary>
    /// <returns>The proposal with the cards that were sent.</returns>
    public KeptProposal Ask(KeptProposal kept, IReadOnlyList<PostTarget> whom)
    {
        var subject = Of(Card, kept, kept.Changes);
        foreach (var target in whom)
        {
            _ = draft.TryAdd(Row(subject, "", target));
        }

        return kept with { Cards = [.. kept.Cards, .. whom.Select(target => new SentCard(subject, target))] };
    }

    /// <summary>Brings the cards that were sent up to date, in place.</summary>
    public void Refresh(KeptProposal kept, PostTarget? seen = null)
    {
        foreach (var card in kept.Cards.Where(card => card.Target != seen))
        {
            _ = draft.TryAdd(Row(card.Subject, Plain(kept.Changes), card.Target) with { IsUpdate = true });
        }
    }

    /// <summary>Tells an author what became of the proposal.</summary>
    public void Tell(KeptProposal kept, PostTarget author) => _ = draft.TryAdd(Row(Of(Author, kept, kept.Changes), "", author));

    /// <summary>Tells an author that another proposal is open as well.</summary>
    public void TellOf(KeptProposal kept, Proposal rival, PostTarget author) => _ = draft.TryAdd(Row(Of(Rival, kept, rival.Number), "", author));

    /// <summary>Tells somebody what was decided on the page in their name.</summary>
    public void TellOfPage(KeptProposal kept, AuditAct act, PartyId party, PostTarget whom) => _ = draft.TryAdd(Row($"{Of(Page, kept, kept.Changes)}:{act}:{party}", "", whom));

    /// <summary>Reminds people who have not signed, once under a name.</summary>
    /// <returns>How many were reminded.</returns>
    public int Remind(KeptProposal kept, string name, IReadOnlyList<PostTarget> whom) =>
        whom.Count(target => draft.TryAdd(Row($"{Card}{Plain(kept.Proposal.Number)}:{Plain(kept.Proposal.Edition)}", $"{Reminder}-{name}", target)));

    private static string Of(string prefix, KeptProposal kept, int what) => $"{prefix}{Plain(kept.Proposal.Number)}:{Plain(what)}";

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private OutboxRow Row(string subject, string version, PostTarget target) =>
        new(workspace, new(PostKind.Notice, subject, version, target)) { CreatedAt = now, NotBefore = now };
}
