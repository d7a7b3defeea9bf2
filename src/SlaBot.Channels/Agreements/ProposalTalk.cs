using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Channels.Agreements;

/// <summary>
/// Answers what is said about proposals. Words alone neither sign nor end anything: they bring the card or the form whose
/// button does, so that whoever presses has seen what.
/// </summary>
/// <param name="negotiation">Carries out what is done.</param>
/// <param name="lookup">Looks proposals up.</param>
/// <param name="answers">Answers.</param>
/// <param name="drafting">Begins proposals.</param>
/// <param name="invites">Gives links to the page.</param>
internal sealed class ProposalTalk(Negotiation negotiation, ProposalLookup lookup, ProposalAnswers answers, ProposalDrafting drafting, SigningInvites invites)
{
    private const int MostShown = 5;

    /// <summary>Answers what was said; null where it is about something else.</summary>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation)
    {
        // Most of what people say is about something else: it costs no look at the books.
        var said = ProposalCommands.Of(text);
        var (intent, isSure) = (answered.Reading.Intent, answered.Reading.Confidence >= Conversation.Conversation.Sure);
        var command = said.Command != ProposalCommand.None ? said.Command
            : answered.Reading is { Intent: Intent.Agreement, Aspect: AgreementAspect.Proposals } && isSure ? ProposalCommand.Show
            : intent == Intent.Approve && isSure ? ProposalCommands.Refuses(text) ? ProposalCommand.Reject : ProposalCommand.Sign
            : ProposalCommand.None;
        var language = answered.Reading.Language;
        return command switch
        {
            ProposalCommand.New => await drafting.AskAsync(heard, member, language, cancellation),
            ProposalCommand.Reset => await ResetAsync(heard, language, cancellation),
            ProposalCommand.Propose => await drafting.HearAsync(heard, member, said, answered, cancellation),
            ProposalCommand.None => intent == Intent.Amend && isSure && !answered.Reading.Imagines ? await drafting.HearAsync(heard, member, said, answered, cancellation) : null,
            _ => await AboutAsync(heard, member, said with { Command = command }, language, cancellation),
        };
    }

    /// <summary>Reminds those who have not signed, and says how many there were.</summary>
    public async Task<DeskReply> RemindAsync(Heard heard, int number, string language, CancellationToken cancellation)
    {
        var voice = new Voice(language, default);
        return await negotiation.RemindAsync(ProposalAnswers.By(heard), number, cancellation) switch
        {
            null => await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, ReplyPlace.Whisper, null, cancellation),
            0 => new(new() { Language = voice.Language, Headline = voice.Say("Negotiation.Reminded.None") }, ReplyPlace.Whisper),
            { } many => new(new() { Language = voice.Language, Headline = voice.Count("Negotiation.Reminded", many) }, ReplyPlace.Whisper),
        };
    }

    private async Task<DeskReply?> AboutAsync(Heard heard, Member? member, Said said, string language, CancellationToken cancellation)
    {
        var open = await lookup.OpenAsync(heard.Workspace, cancellation);
        if (said.Number is { } number)
        {
            return await lookup.FindAsync(heard.Workspace, number, cancellation) is { } named ? await OneAsync(heard, member, said, named, language, cancellation) : ProposalAnswers.Unknown(heard);
        }

        var voice = new Voice(language, default);
        if (open.Count == 0)
        {
            return new(new()
            {
                Language = voice.Language,
                Headline = voice.Say("Negotiation.None"),
                Choices = member is { Decides: true } ? [new(voice.Say("Negotiation.Form.New"), voice.Say("Negotiation.Form.New")) { Act = AgreementActs.New }] : [],
            });
        }

        var meant = open.Where(kept => IsMeant(kept.Proposal, said.Command, member)).ToList();
        return (meant.Count > 0 ? meant : open) is [var only] ? await OneAsync(heard, member, said, only, language, cancellation) : List(open, voice);
    }

    // Which of several is meant only; whether it may be done is asked when it is done.
    private static bool IsMeant(Proposal proposal, ProposalCommand command, Member? member) => command switch
    {
        ProposalCommand.Show => true,
        ProposalCommand.Withdraw => member is not null && (member.IsAdmin || proposal.Author.Name == member.Name),
        ProposalCommand.Page => proposal.State == ProposalState.Proposed && member is not null && proposal.Parties.Any(member.SignsFor.Contains),
        ProposalCommand.Sign => proposal.State == ProposalState.Proposed && member is not null && proposal.Waiting.Any(member.SignsFor.Contains),
        _ => proposal.State == ProposalState.Proposed,
    };

    private async Task<DeskReply> OneAsync(Heard heard, Member? member, Said said, KeptProposal kept, string language, CancellationToken cancellation)
    {
        var (proposal, voice) = (kept.Proposal, Voice.Of(language, kept.Proposal.Terms));
        var mine = proposal.Parties.Where(party => member is not null && member.SignsFor.Contains(party)).ToList();
        var isProposed = proposal.State == ProposalState.Proposed;
        switch (said.Command)
        {
            case ProposalCommand.Remind when isProposed && member is not null:
                return await RemindAsync(heard, proposal.Number, language, cancellation);
            case ProposalCommand.Page:
                return await invites.OfAsync(heard with { Language = language }, member, kept, language, cancellation);
            case ProposalCommand.Sign or ProposalCommand.Reject or ProposalCommand.Change when isProposed && mine.Count == 0:
                return await answers.RefusedAsync(heard with { Language = language }, kept, ProposalRefusal.NotYourParty, language, ReplyPlace.Post, null, cancellation);
            case ProposalCommand.Reject or ProposalCommand.Change when isProposed:
                var verb = said.Command == ProposalCommand.Reject ? AgreementActs.Reject : AgreementActs.Change;
                return new(ProposalForms.Words(AgreementActs.Of(verb, proposal.Number, proposal.Edition), said.Command.ToString(), proposal, voice, said.Reason.Length > 0 ? said.Reason : null));
            case ProposalCommand.Withdraw when isProposed:
                return new(ProposalForms.Words(AgreementActs.Of(AgreementActs.Withdraw, proposal.Number, proposal.Edition), "Withdraw", proposal, voice, said.Reason.Length > 0 ? said.Reason : null));
            default:
                break;
        }

        var waiting = mine.Where(proposal.Waiting.Contains).ToList();
        var sentence = said.Command == ProposalCommand.Sign && isProposed && waiting.Count > 0
            ? voice.Say("Negotiation.Confirm.sign", proposal.Number, voice.Say("Proposal.Act.sign"), string.Join(voice.Say("List.And"), waiting.Select(party => voice.NameOf(party))))
            : null;
        return await answers.OfAsync(heard, new(kept, null), language, ReplyPlace.Post, cancellation, said: sentence);
    }

    private async Task<DeskReply?> ResetAsync(Heard heard, string language, CancellationToken cancellation)
    {
        var view = await lookup.ViewAsync(heard, cancellation);
        if (view.Agreements.Latest is null)
        {
            return null;
        }

        var voice = new Voice(language, default);
        return ResetReview.Of(view) is { } review
            ? new(ResetReply.Of(review, view, language, new()))
            : new(new() { Language = voice.Language, Headline = voice.Say("Negotiation.Reset.None") });
    }

    private static DeskReply List(IReadOnlyList<KeptProposal> open, Voice voice) => new(new()
    {
        Language = voice.Language,
        Headline = voice.Say("Negotiation.List", string.Join(voice.Say("List.Comma"), open.Select(kept => voice.Say("Negotiation.NumberBy", kept.Proposal.Number, kept.Proposal.Author.Name)))),
        Parts = [.. open.Where(kept => kept.Proposal.Reason.Length > 0).Select(kept => new Part.Text($"{kept.Proposal.Number}: {kept.Proposal.Reason}"))],
        Choices = [.. open.TakeLast(MostShown).Select(kept => ProposalCard.ChoiceOf(AgreementActs.Show, kept.Proposal, voice))],
    });
}
