using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements;

/// <summary>A proposal as a card: now and proposed, the evidence, the effect, whether the chain closes, who has signed, and what can be pressed.</summary>
public static class ProposalReply
{
    private const int MostInALine = 2;

    /// <summary>Tells a proposal as it stands.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(Proposal proposal, View view, string language, AgreementScene scene)
    {
        var terms = proposal.Terms;
        var voice = Voice.Of(language, terms);
        var now = view.Agreements.Revisions.LastOrDefault(revision => revision.Number == proposal.Against)?.Terms;
        return new()
        {
            Language = voice.Language,
            Headline = Headline(proposal, now, voice),
            Parts =
            [
                .. proposal.Reason.Length > 0 ? [new Part.Text(voice.Say("Proposal.Reason", proposal.Reason))] : Array.Empty<Part>(),
                .. now is null ? [] : Compared(proposal, now, view, voice),
                .. proposal.HasEnded ? [] : Feasible(proposal, view, voice),
                .. now is null ? Array.Empty<Part>() : [new Part.Text(voice.Say("Reset.History", proposal.Against, voice.Dates.Of(proposal.EffectiveFrom)))],
                new Part.Text(Signatures(proposal, voice)),
                .. proposal.Remarks.Select(remark => new Part.Text(voice.Say($"Proposal.Remark.{remark.Kind}", remark.By.Name, remark.Words))),
                .. scene.Notes,
            ],
            Choices = [.. proposal.State == ProposalState.Proposed ? Acts(proposal, voice) : [], .. scene.Choices],
            IsDemo = scene.IsDemo,
        };
    }

    /// <summary>Why an act on a proposal was refused, in a sentence.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="voice">The words.</param>
    public static string Refused(ProposalRefusal refusal, Voice voice) => voice.Say($"Proposal.Refused.{refusal}");

    // The first agreement and that of another term re-set nothing.
    private static string Headline(Proposal proposal, Agreement? now, Voice voice)
    {
        var state = proposal.State == ProposalState.Proposed && now?.Term != proposal.Terms.Term ? "NewTerm" : proposal.State.ToString();
        var days = voice.Dates.Of(new Period(proposal.EffectiveFrom, LocalDate.Max(proposal.EffectiveFrom, proposal.Terms.Term.To)));
        return voice.Say($"Proposal.Headline.{state}", proposal.Number, days, proposal.By.Name, proposal.Revision, voice.Dates.Of(proposal.EffectiveFrom), proposal.SupersededBy, Until(proposal, voice));
    }

    private static string Until(Proposal proposal, Voice voice) => proposal.ExpiresAt is { } end
        ? voice.Say("Proposal.Until", voice.Dates.Of(end.InZone(proposal.Terms.Calendar.Zone).Date))
        : "";

    private static IEnumerable<Part> Compared(Proposal proposal, Agreement now, View view, Voice voice)
    {
        var words = new EvidenceWords(voice, KpiCatalog.Of(proposal.Terms));
        var rows = new ProposalRows(proposal, now, view, voice, words);
        if (rows.Table() is { } table)
        {
            yield return table;
        }

        var others = new RevisionDiff(voice).Others(now, proposal.Terms).ToList();
        if (others.Count > 0)
        {
            yield return new Part.Text(voice.Say("Proposal.Others", string.Join(others.Count > MostInALine ? "\n" : voice.Say("List.Semicolon"), others)));
        }
    }

    private static IEnumerable<Part> Feasible(Proposal proposal, View view, Voice voice)
    {
        var words = new EvidenceWords(voice, KpiCatalog.Of(proposal.Terms));
        if (ProposedChain.Of(proposal, view) is { } chain)
        {
            yield return new Part.Text(words.Chain(chain));
        }

        foreach (var own in ChainRun.OfOwnTargets(proposal.Terms).Where(run => !run.Closes))
        {
            yield return new Part.Note(NoteKind.Caution, words.Chain(own));
        }
    }

    /// <summary>Who has signed a proposal, and who has not, in one line.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="voice">The words.</param>
    public static string Signatures(Proposal proposal, Voice voice) => string.Join(" · ", proposal.Parties.Select(party =>
    {
        var name = voice.NameOf(party);
        return proposal.Signatures.FirstOrDefault(signature => signature.Party == party) is { } signed
            ? $"{name} ✔ {signed.By.Name}, {voice.Dates.WithWeekday(signed.At.InZone(proposal.Terms.Calendar.Zone).LocalDateTime)}"
            : $"{name} ○";
    }));

    private static IEnumerable<Choice> Acts(Proposal proposal, Voice voice) =>
        new[] { AgreementActs.Sign, AgreementActs.Change, AgreementActs.Reject, AgreementActs.Diff }.Select(verb =>
            new Choice(voice.Say($"Proposal.Act.{verb}"), voice.Say($"Proposal.Act.{verb}")) { Act = AgreementActs.Of(verb, proposal.Number, proposal.Edition) });
}
