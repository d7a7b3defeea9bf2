using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Agreements;

/// <summary>Looks up what answers about proposals need.</summary>
/// <param name="books">Where proposals are kept.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="places">In which language a place is spoken to.</param>
/// <param name="format">Reads terms.</param>
internal sealed class ProposalLookup(IBookStore books, IAgreementStore agreements, IFactStore facts, IConversationStore places, IAgreementFormat format)
{
    private readonly ProposalBook book = new(format);

    /// <summary>Gets whether proposals can be decided on a page as well.</summary>
    public bool HasPage { get; init; }

    /// <summary>A proposal, or null.</summary>
    public ValueTask<KeptProposal?> FindAsync(WorkspaceId workspace, int number, CancellationToken cancellation) => book.FindAsync(books, workspace, number, cancellation);

    /// <summary>The proposals that are open.</summary>
    public ValueTask<IReadOnlyList<KeptProposal>> OpenAsync(WorkspaceId workspace, CancellationToken cancellation) => book.OpenAsync(books, workspace, cancellation);

    /// <summary>What was agreed and counted.</summary>
    public async ValueTask<View> ViewAsync(Heard heard, CancellationToken cancellation) =>
        View.Live(await agreements.HistoryAsync(heard.Workspace, cancellation), await facts.TotalsAsync(heard.Workspace, cancellation), heard.At);

    /// <summary>The card of a proposal.</summary>
    public async Task<Reply> CardAsync(Heard heard, KeptProposal kept, string language, CancellationToken cancellation) =>
        ProposalCard.Of(kept, await OpenAsync(heard.Workspace, cancellation), await ViewAsync(heard, cancellation), language, HasPage);

    /// <summary>The language of what stays in a place for everybody.</summary>
    public async Task<string> LanguageAsync(Heard heard, CancellationToken cancellation) =>
        (await places.FindAsync(heard.Workspace, heard.Platform, heard.Conversation, cancellation))?.Language ?? heard.Language;

    /// <summary>What is otherwise in a proposal than in a former edition of it, in short words; empty where that edition is not known.</summary>
    public IReadOnlyList<string> Since(KeptProposal kept, int edition, Voice voice)
    {
        if (kept.Past.FirstOrDefault(past => past.Edition == edition) is not { } past)
        {
            return [];
        }

        var proposal = kept.Proposal;
        List<string> changes = [.. new RevisionDiff(voice).Between(format.Read(past.Terms), proposal.Terms)];
        if (past.EffectiveFrom != proposal.EffectiveFrom)
        {
            changes.Add(voice.Say("Versions.Change", voice.Say("Negotiation.Form.From"), voice.Dates.Of(past.EffectiveFrom), voice.Dates.Of(proposal.EffectiveFrom)));
        }

        if (past.Reason != proposal.Reason)
        {
            changes.Add(voice.Say("Proposal.Reason", proposal.Reason));
        }

        return changes;
    }

    /// <summary>A first day that suits where none was said: the first of the next month, else tomorrow, else the first of the term.</summary>
    public static LocalDate DayFor(Agreement terms, Instant now)
    {
        var today = now.InZone(terms.Calendar.Zone).Date;
        var month = today.With(DateAdjusters.EndOfMonth).PlusDays(1);
        return today < terms.Term.From ? terms.Term.From
            : terms.Term.Contains(month) ? month
            : terms.Term.Contains(today.PlusDays(1)) ? today.PlusDays(1)
            : today;
    }
}
