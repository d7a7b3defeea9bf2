using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>The card of a proposal as it stands, with all that can be done about it.</summary>
public static class ProposalCard
{
    /// <summary>Makes the card.</summary>
    /// <param name="kept">The proposal.</param>
    /// <param name="open">All proposals that are open, of which the others are told.</param>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="hasPage">Whether it can be decided on a page as well.</param>
    public static Reply Of(KeptProposal kept, IReadOnlyList<KeptProposal> open, View view, string language, bool hasPage = false)
    {
        var proposal = kept.Proposal;
        var voice = Voice.Of(language, proposal.Terms);
        var isOutdated = !proposal.HasEnded && proposal.IsOutdatedBy(view.Agreements.Latest);
        var reply = ProposalReply.Of(proposal, view, language, new() { Notes = [.. Notes(proposal, open, isOutdated, view, voice)] });
        return reply with
        {
            Parts = proposal.Against == 0 ? [.. First(proposal.Terms, voice), .. reply.Parts] : reply.Parts,
            Choices = [.. Verbs(proposal, isOutdated, hasPage).Select(verb => ChoiceOf(verb, proposal, voice))],
        };
    }

    /// <summary>A button of a proposal.</summary>
    /// <param name="verb">What it does, as in <see cref="AgreementActs"/>.</param>
    /// <param name="proposal">The proposal, in the edition that is shown.</param>
    /// <param name="voice">The words.</param>
    public static Choice ChoiceOf(string verb, Proposal proposal, Voice voice)
    {
        var label = voice.Say($"{(verb is AgreementActs.Sign or AgreementActs.Page or AgreementActs.Change or AgreementActs.Reject or AgreementActs.Diff ? "Proposal.Act" : "Negotiation.Act")}.{(verb == AgreementActs.Withdraw && proposal.State == ProposalState.Draft ? "discard" : verb)}", proposal.Number);
        return new(label, label) { Act = AgreementActs.Of(verb, proposal.Number, proposal.Edition) };
    }

    // Six at most are shown anywhere. Where there is a page, editing stands with what the proposal changes.
    private static string[] Verbs(Proposal proposal, bool isOutdated, bool hasPage) => proposal.State switch
    {
        ProposalState.Draft or ProposalState.Proposed when isOutdated => [AgreementActs.Rebase, AgreementActs.Diff, AgreementActs.Edit, AgreementActs.Withdraw],
        ProposalState.Draft => [AgreementActs.Propose, AgreementActs.Edit, AgreementActs.Diff, AgreementActs.Withdraw],
        ProposalState.Proposed when hasPage => [AgreementActs.Sign, AgreementActs.Page, AgreementActs.Change, AgreementActs.Reject, AgreementActs.Diff, AgreementActs.Withdraw],
        ProposalState.Proposed => [AgreementActs.Sign, AgreementActs.Change, AgreementActs.Reject, AgreementActs.Diff, AgreementActs.Edit, AgreementActs.Withdraw],
        _ => [],
    };

    private static IEnumerable<Part> Notes(Proposal proposal, IReadOnlyList<KeptProposal> open, bool isOutdated, View view, Voice voice)
    {
        if (isOutdated)
        {
            yield return new Part.Note(NoteKind.Caution, voice.Say("Negotiation.Outdated", proposal.Against, view.Agreements.Latest?.Number));
        }

        var others = open.Where(other => other.Proposal.Number != proposal.Number && other.Proposal.State == ProposalState.Proposed).ToList();
        if (!proposal.HasEnded && others.Count > 0)
        {
            yield return new Part.Note(NoteKind.Caution, voice.Say("Negotiation.Rivals", string.Join(voice.Say("List.And"), others.Select(other => voice.Say("Negotiation.NumberBy", other.Proposal.Number, other.Proposal.Author.Name)))));
        }
    }

    // Where nothing was agreed before there is nothing to set it against.
    private static IEnumerable<Part> First(Agreement terms, Voice voice)
    {
        var catalog = KpiCatalog.Of(terms);
        yield return new Part.Figures(
        [
            new(voice.Say("Agreement.Term"), voice.Dates.Of(terms.Term)),
            new(voice.Say("Agreement.Goal"), voice.Numbers.Money(terms.Goal.Revenue.Amount)),
            .. catalog.Agreed.Where(kpi => kpi.Id != KpiIds.Revenue).Select(kpi => new Figure(voice.NameOf(kpi), voice.Value(kpi, kpi.Target))),
        ]);
    }
}
