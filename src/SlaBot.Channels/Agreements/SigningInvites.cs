using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Channels.Agreements;

/// <summary>Gives those who sign a personal link to the page, each in private: whoever has the link decides in that person's name.</summary>
/// <param name="links">Makes the links; null where there is no page.</param>
/// <param name="answers">Answers whoever gets none.</param>
internal sealed class SigningInvites(ISigningLinks? links, ProposalAnswers answers)
{
    /// <summary>A link for whoever asks for one, or why there is none.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="member">What the person may do, or null.</param>
    /// <param name="kept">The proposal, in the edition that the person was shown.</param>
    /// <param name="language">The language of the place.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DeskReply> OfAsync(Heard heard, Member? member, KeptProposal kept, string language, CancellationToken cancellation)
    {
        var (proposal, isPrivate) = (kept.Proposal, heard.Scope == ConversationScope.Personal);
        var voice = Voice.Of(isPrivate ? language : heard.Language, proposal.Terms);
        if (links is null)
        {
            return Said(voice, "Signing.NoPage");
        }

        if (Refusal(proposal, member, heard) is { } refusal)
        {
            return await answers.RefusedAsync(heard, kept, refusal, language, ReplyPlace.Whisper, null, cancellation);
        }

        var name = heard.Name ?? member?.Name;
        var label = voice.Say("Signing.Open");
        var invite = new Reply
        {
            Language = voice.Language,
            Headline = voice.Say("Signing.Invite", proposal.Number),
            Parts = [new Part.Text(voice.Say("Signing.Invite.More", (int)SigningLink.Span.TotalMinutes))],
            Choices = [new(label, label) { Address = await links.PageAsync(heard.Workspace, heard.Person, name, proposal, voice.Language, heard.At, cancellation) }],
        };
        return isPrivate ? new(invite) : Said(voice, "Signing.Sent") with { Notices = [new(heard.Person, invite)] };
    }

    private static ProposalRefusal? Refusal(Proposal proposal, Member? member, Heard heard) =>
        proposal.HasEnded ? ProposalRefusal.Ended
        : proposal.State != ProposalState.Proposed ? ProposalRefusal.NotProposed
        : proposal.HasRunOut(heard.At) ? ProposalRefusal.Expired
        : member is null || !member.SignsFor.Any(proposal.Parties.Contains) ? ProposalRefusal.NotYourParty
        : null;

    private static DeskReply Said(Voice voice, string key) => new(new() { Language = voice.Language, Headline = voice.Say(key) }, ReplyPlace.Whisper);
}
