using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>Writes what people are told in private about proposals, of what is known when it is sent.</summary>
/// <param name="books">Where proposals are kept.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="members">Who signs for what.</param>
/// <param name="format">Reads terms.</param>
/// <param name="now">The moment.</param>
public sealed class ProposalWriter(IBookStore books, IAgreementStore agreements, IFactStore facts, IMemberStore members, IAgreementFormat format, Func<Instant> now) : IPostWriter
{
    private readonly ProposalBook book = new(format);

    /// <summary>Gets whether proposals can be decided on a page as well.</summary>
    public bool HasPage { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<PostKind> Kinds { get; } = [PostKind.Notice];

    /// <inheritdoc/>
    public async ValueTask<Reply?> WriteAsync(OutboxRow row, string language, ConversationScope scope, CancellationToken cancellation)
    {
        if (ProposalPosts.NumberIn(row.Key.Subject) is not { } number || await book.FindAsync(books, row.Workspace, number, cancellation) is not { } kept)
        {
            return null;
        }

        var open = await book.OpenAsync(books, row.Workspace, cancellation);
        if (ProposalPosts.RivalIn(row.Key.Subject) is { } rival)
        {
            return kept.Proposal.HasEnded || open.FirstOrDefault(other => other.Proposal.Number == rival) is not { Proposal: var other } ? null : OfRival(kept.Proposal, other, language);
        }

        if (ProposalPosts.PageIn(row.Key.Subject) is var (act, party))
        {
            return PageDecision.Told(kept.Proposal, act, party, row.Key.Target, new(await members.MembersAsync(row.Workspace, cancellation)), language);
        }

        var view = View.Live(await agreements.HistoryAsync(row.Workspace, cancellation), await facts.TotalsAsync(row.Workspace, cancellation), now());
        var card = ProposalCard.Of(kept, open, view, language, HasPage);
        return row.IsUpdate ? card
            : row.Key.Subject.StartsWith(ProposalPosts.Author, StringComparison.Ordinal) ? Told(kept.Proposal, card)
            : await AskedAsync(row, kept.Proposal, card, cancellation);
    }

    // What came after a change was asked for or the end was told is on the cards.
    private static Reply? Told(Proposal proposal, Reply card)
    {
        if (proposal.State != ProposalState.Draft)
        {
            return proposal.HasEnded ? card : null;
        }

        var voice = Voice.Of(card.Language, proposal.Terms);
        return proposal.Remarks is [.., { Kind: RemarkKind.ChangeAsked } asked]
            ? card with { Headline = voice.Say("Negotiation.ChangeAsked", proposal.Number, asked.By.Name, asked.Words) }
            : null;
    }

    // Whoever has signed meanwhile, or may not any more, is not asked.
    private async ValueTask<Reply?> AskedAsync(OutboxRow row, Proposal proposal, Reply card, CancellationToken cancellation)
    {
        var target = row.Key.Target;
        var member = await members.FindMemberAsync(row.Workspace, new(target.Platform, target.Tenant, target.Id), cancellation);
        var mine = proposal.Waiting.Where(party => member is not null && member.SignsFor.Contains(party)).ToList();
        if (mine.Count == 0 || proposal.State != ProposalState.Proposed || proposal.HasRunOut(now()))
        {
            return null;
        }

        var voice = Voice.Of(card.Language, proposal.Terms);
        var names = string.Join(voice.Say("List.And"), mine.Select(voice.NameOf));
        var isReminder = row.Key.Version.StartsWith(ProposalPosts.Reminder, StringComparison.Ordinal);
        return card with { Parts = [new Part.Text(voice.Say(isReminder ? "Negotiation.Reminder" : "Negotiation.PleaseSign", names)), .. card.Parts] };
    }

    private static Reply OfRival(Proposal mine, Proposal other, string language)
    {
        var voice = Voice.Of(language, mine.Terms);
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Negotiation.Rival", mine.Number, other.Number, other.Author.Name),
            Parts = [new Part.Text(voice.Say("Negotiation.Rival.More"))],
            Choices = [ProposalCard.ChoiceOf(AgreementActs.Show, mine, voice), ProposalCard.ChoiceOf(AgreementActs.Show, other, voice)],
        };
    }
}
