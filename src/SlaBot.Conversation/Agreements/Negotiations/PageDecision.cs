using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>What somebody is told in private who decided on the page: what was done in their name, and how it is taken back while it can be.</summary>
internal static class PageDecision
{
    /// <summary>Writes it, of what is known when it is sent.</summary>
    /// <param name="proposal">The proposal as it is now.</param>
    /// <param name="act">What was decided.</param>
    /// <param name="party">For which party.</param>
    /// <param name="target">Who is told.</param>
    /// <param name="people">Who is who now.</param>
    /// <param name="language">The language.</param>
    public static Reply Told(Proposal proposal, AuditAct act, PartyId party, PostTarget target, Signatories people, string language)
    {
        var voice = Voice.Of(language, proposal.Terms);
        var person = new Person(target.Platform, target.Tenant, target.Id);
        var member = people.Find(person);
        var verbs = Verbs(people.Known(proposal), act, member, people.Of(person, null)).ToList();
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say($"Signing.Told.{act}", proposal.Number, voice.NameOf(party)),
            Parts = [new Part.Text(voice.Join([voice.Say($"Signing.Told.{StandOf(proposal, verbs)}"), voice.Say("Signing.Told.NotYou")]))],
            Choices = [.. verbs.Select(verb => ProposalCard.ChoiceOf(verb, proposal, voice)), ProposalCard.ChoiceOf(AgreementActs.Show, proposal, voice)],
        };
    }

    private static IEnumerable<string> Verbs(Proposal proposal, AuditAct act, Member? member, Signer signer)
    {
        if (proposal.State != ProposalState.Proposed || act != AuditAct.ProposalSigned || member is null)
        {
            yield break;
        }

        if (member.SignsFor.Any(proposal.Parties.Contains))
        {
            yield return AgreementActs.Change;
        }

        if (member.IsAdmin || proposal.By.IsSameAs(signer) || proposal.Author.IsSameAs(signer))
        {
            yield return AgreementActs.Withdraw;
        }
    }

    private static string StandOf(Proposal proposal, List<string> verbs) =>
        proposal.State == ProposalState.InForce ? "InForce"
        : proposal.State == ProposalState.Draft ? "Draft"
        : proposal.HasEnded ? "Ended"
        : verbs.Count > 0 ? "Undo"
        : "Open";
}
