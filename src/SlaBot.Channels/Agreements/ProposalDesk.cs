using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Agreements;

/// <summary>
/// Answers what is pressed on the cards of proposals, and what is said about them. What was pressed says which edition was read;
/// what may be done is read in the commit that does it.
/// </summary>
public sealed class ProposalDesk : IPostDesk
{
    private readonly Negotiation negotiation;
    private readonly ProposalLookup lookup;
    private readonly ProposalAnswers answers;
    private readonly DraftSteps steps;
    private readonly ProposalDrafting drafting;
    private readonly ProposalTalk talk;
    private readonly SigningInvites invites;

    /// <summary>Makes the desk.</summary>
    /// <param name="negotiation">Carries out what is done.</param>
    /// <param name="books">Where proposals are kept.</param>
    /// <param name="agreements">What was agreed.</param>
    /// <param name="facts">What was counted.</param>
    /// <param name="members">Who may do what.</param>
    /// <param name="places">In which language a place is spoken to.</param>
    /// <param name="format">Reads terms.</param>
    /// <param name="reader">Understands what is proposed in words.</param>
    /// <param name="pages">Makes personal links to the page on which proposals are decided; null where there is none.</param>
    public ProposalDesk(
        Negotiation negotiation, IBookStore books, IAgreementStore agreements, IFactStore facts, IMemberStore members, IConversationStore places, IAgreementFormat format, IReader reader, ISigningLinks? pages = null)
    {
        this.negotiation = negotiation;
        lookup = new(books, agreements, facts, places, format) { HasPage = pages is not null };
        answers = new(lookup, members);
        steps = new(negotiation, lookup, answers, reader);
        drafting = new(negotiation, lookup, answers, steps, reader);
        invites = new(pages, answers);
        talk = new(negotiation, lookup, answers, drafting, invites);
    }

    /// <inheritdoc/>
    public string Prefix => AgreementActs.Prefix;

    /// <inheritdoc/>
    public Task<Taken?> TakeAsync(Heard heard, Member? member, string text, CancellationToken cancellation) =>
        member is null ? Task.FromResult<Taken?>(null) : steps.TakeAsync(heard, text, cancellation);

    /// <inheritdoc/>
    public Task<DeskReply?> HearAsync(Heard heard, Member? member, string text, Answered answered, CancellationToken cancellation) => talk.HearAsync(heard, member, text, answered, cancellation);

    /// <summary>The parties of the proposals that are open.</summary>
    internal async Task<IReadOnlyList<Party>> PartiesAsync(WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await lookup.OpenAsync(workspace, cancellation)).SelectMany(kept => kept.Proposal.Terms.Parties)];

    /// <summary>Begins a draft of terms that somebody sent as a file.</summary>
    internal Task<DeskReply> DraftAsync(Heard heard, Member? member, Agreement terms, CancellationToken cancellation) => drafting.DraftAsync(heard, member, terms, cancellation);

    /// <inheritdoc/>
    public async Task<DeskReply> PressAsync(Heard heard, Member? member, string act, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        // Whoever is no member is nobody here, whatever the books say.
        if (member is null || !member.MayChange)
        {
            return await RefuseAsync(heard, act, cancellation);
        }

        if (act == AgreementActs.New)
        {
            return answers.Count > 0
                ? await drafting.NewAsync(heard, answers, cancellation)
                : await drafting.AskAsync(heard, member, await lookup.LanguageAsync(heard, cancellation), cancellation) ?? ProposalAnswers.Unknown(heard);
        }

        if (AgreementActs.ParseReset(act) is { } kind)
        {
            return await drafting.ResetAsync(heard, member, kind, cancellation);
        }

        if (AgreementActs.ParseFirst(act) is { } pick)
        {
            return await drafting.FirstAsync(heard, member, pick, cancellation);
        }

        if (AgreementActs.ParseAmendments(act) is var (amendments, from))
        {
            return await drafting.AmendAsync(heard, member, amendments, from, cancellation);
        }

        if (AgreementActs.ParseDay(act) is var (draft, day))
        {
            return await steps.FromAsync(heard, draft, day, await lookup.LanguageAsync(heard, cancellation), ReplyPlace.Card, cancellation);
        }

        if (AgreementActs.ParseParty(act) is var (number, edition, party))
        {
            return await SignAsync(heard, number, edition, party, cancellation);
        }

        return AgreementActs.Parse(act) is var (verb, proposal, shown) && await lookup.FindAsync(heard.Workspace, proposal, cancellation) is { } kept
            ? await PressAsync(heard, member, verb, act, kept, shown, answers, cancellation)
            : ProposalAnswers.Unknown(heard);
    }

    private async Task<DeskReply> PressAsync(
        Heard heard, Member member, string verb, string act, KeptProposal kept, int edition, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
    {
        var language = await lookup.LanguageAsync(heard, cancellation);
        var (number, by) = (kept.Proposal.Number, ProposalAnswers.By(heard));
        switch (verb)
        {
            case AgreementActs.Sign:
                return await SignAsync(heard, member, kept, edition, language, cancellation);
            case AgreementActs.Show:
                return new(await lookup.CardAsync(heard, kept, language, cancellation));
            case AgreementActs.Diff:
                return new(await DiffAsync(heard, kept, language, cancellation));
            case AgreementActs.Remind:
                return await talk.RemindAsync(heard, number, language, cancellation);
            case AgreementActs.Rebase:
                return await answers.OfAsync(heard, await negotiation.RebaseAsync(by, number, cancellation), language, ReplyPlace.Card, cancellation, edition);
            case AgreementActs.Page or AgreementActs.Change or AgreementActs.Reject or AgreementActs.Withdraw or AgreementActs.Propose or AgreementActs.Edit:
                break;
            default:
                return ProposalAnswers.Unknown(heard);
        }

        if (kept.Proposal.Edition != edition)
        {
            return await answers.RefusedAsync(heard, kept, ProposalRefusal.OtherEdition, language, ReplyPlace.Card, edition, cancellation);
        }

        return verb switch
        {
            AgreementActs.Page => await invites.OfAsync(heard, member, kept, language, cancellation),
            AgreementActs.Edit => await EditAsync(heard, member, act, kept, form, language, cancellation),
            AgreementActs.Propose => await ProposeAsync(heard, act, kept, form, language, cancellation),
            AgreementActs.Withdraw => await WithdrawAsync(heard, act, kept, form, language, cancellation),
            _ => await SayNoAsync(heard, member, verb, act, kept, form, language, cancellation),
        };
    }

    private async Task<DeskReply> SignAsync(Heard heard, Member member, KeptProposal kept, int edition, string language, CancellationToken cancellation)
    {
        var proposal = kept.Proposal;
        var mine = proposal.Waiting.Where(member.SignsFor.Contains).ToList();
        if (mine.Count <= 1 || proposal.Edition != edition || proposal.State != ProposalState.Proposed)
        {
            var party = mine.Count > 0 ? mine[0] : proposal.Parties.Where(member.SignsFor.Contains).Concat(proposal.Waiting).Concat(proposal.Parties).First();
            return await SignAsync(heard, proposal.Number, edition, party, cancellation);
        }

        var voice = Voice.Of(language, proposal.Terms);
        return new(new()
        {
            Language = voice.Language,
            Headline = voice.Say("Negotiation.SignWhich", proposal.Number),
            Choices = [.. mine.Select(party => voice.Say("Negotiation.SignFor", voice.NameOf(party))).Zip(mine, (label, party) => new Choice(label, label) { Act = AgreementActs.OfParty(party, proposal.Number, edition) })],
            AsksBack = true,
        });
    }

    private async Task<DeskReply> SignAsync(Heard heard, int number, int edition, PartyId party, CancellationToken cancellation) => await answers.OfAsync(
        heard, await negotiation.SignAsync(ProposalAnswers.By(heard), number, edition, party, cancellation), await lookup.LanguageAsync(heard, cancellation), ReplyPlace.Card, cancellation, edition);

    private async Task<DeskReply> EditAsync(Heard heard, Member member, string act, KeptProposal kept, IReadOnlyDictionary<string, string> form, string language, CancellationToken cancellation)
    {
        var proposal = kept.Proposal;
        if (!member.Decides || proposal.HasEnded)
        {
            return await answers.RefusedAsync(heard, kept, proposal.HasEnded ? ProposalRefusal.Ended : ProposalRefusal.MayNotPropose, language, ReplyPlace.Card, null, cancellation);
        }

        var voice = Voice.Of(language, proposal.Terms);
        if (form.Count == 0)
        {
            return Asked(ProposalForms.Terms(act, voice.Say("Negotiation.Form.Edit", proposal.Number), voice.Say("Negotiation.Form.Edit.Submit"), proposal.Terms, proposal.EffectiveFrom, proposal.Reason, voice));
        }

        var said = ProposalForms.Read(form, proposal.Terms, proposal.EffectiveFrom, voice);
        return said.Terms is { } terms
            ? await answers.OfAsync(heard, await negotiation.EditAsync(ProposalAnswers.By(heard), proposal.Number, terms, said.From, said.Reason, cancellation), language, ReplyPlace.Card, cancellation)
            : new(new() { Language = voice.Language, Headline = said.Wrong! }, ReplyPlace.Whisper);
    }

    // A draft without a reason is asked for it first.
    private async Task<DeskReply> ProposeAsync(Heard heard, string act, KeptProposal kept, IReadOnlyDictionary<string, string> form, string language, CancellationToken cancellation)
    {
        var (proposal, by) = (kept.Proposal, ProposalAnswers.By(heard));
        if (proposal is { Reason.Length: 0, State: ProposalState.Draft })
        {
            if (ProposalForms.WordsIn(form) is not { Length: > 0 } reason)
            {
                return Asked(ProposalForms.Words(act, "Why", proposal, Voice.Of(language, proposal.Terms)));
            }

            var edited = await negotiation.EditAsync(by, proposal.Number, proposal.Terms, proposal.EffectiveFrom, reason, cancellation);
            if (!edited.IsDone)
            {
                return await answers.OfAsync(heard, edited, language, ReplyPlace.Card, cancellation);
            }
        }

        return await answers.OfAsync(heard, await negotiation.ProposeAsync(by, proposal.Number, cancellation), language, ReplyPlace.Card, cancellation);
    }

    private async Task<DeskReply> WithdrawAsync(Heard heard, string act, KeptProposal kept, IReadOnlyDictionary<string, string> form, string language, CancellationToken cancellation)
    {
        var proposal = kept.Proposal;
        return proposal.State == ProposalState.Proposed && form.Count == 0
            ? Asked(ProposalForms.Words(act, "Withdraw", proposal, Voice.Of(language, proposal.Terms)))
            : await answers.OfAsync(heard, await negotiation.WithdrawAsync(ProposalAnswers.By(heard), proposal.Number, ProposalForms.WordsIn(form), cancellation), language, ReplyPlace.Card, cancellation);
    }

    private async Task<DeskReply> SayNoAsync(
        Heard heard, Member member, string verb, string act, KeptProposal kept, IReadOnlyDictionary<string, string> form, string language, CancellationToken cancellation)
    {
        var (proposal, by) = (kept.Proposal, ProposalAnswers.By(heard));
        var mine = proposal.Parties.Where(member.SignsFor.Contains).ToList();
        if (mine.Count == 0 || proposal.State != ProposalState.Proposed)
        {
            var refusal = proposal.HasEnded ? ProposalRefusal.Ended : proposal.State != ProposalState.Proposed ? ProposalRefusal.NotProposed : ProposalRefusal.NotYourParty;
            return await answers.RefusedAsync(heard, kept, refusal, language, ReplyPlace.Card, null, cancellation);
        }

        if (ProposalForms.WordsIn(form) is not { Length: > 0 } words)
        {
            return Asked(ProposalForms.Words(act, verb == AgreementActs.Reject ? "Reject" : "Change", proposal, Voice.Of(language, proposal.Terms)));
        }

        var done = verb == AgreementActs.Reject
            ? await negotiation.RejectAsync(by, proposal.Number, mine[0], words, cancellation)
            : await negotiation.AskForChangeAsync(by, proposal.Number, mine[0], words, cancellation);
        return await answers.OfAsync(heard, done, language, ReplyPlace.Card, cancellation);
    }

    // What such a form leads to is the card as it is then: it takes the place of the one that was pressed.
    private static DeskReply Asked(Reply form) => new(form) { IsOfCard = true };

    private async Task<Reply> DiffAsync(Heard heard, KeptProposal kept, string language, CancellationToken cancellation)
    {
        var (proposal, voice) = (kept.Proposal, Voice.Of(language, kept.Proposal.Terms));
        var before = (await lookup.ViewAsync(heard, cancellation)).Agreements.Revisions.LastOrDefault(revision => revision.Number == proposal.Against);
        var changes = before is null ? [] : new RevisionDiff(voice).Between(before.Terms, proposal.Terms).ToList();
        return new()
        {
            Language = voice.Language,
            Headline = voice.Say("Negotiation.Diff.Headline", proposal.Number),
            Parts = changes.Count == 0 ? [new Part.Text(voice.Say("Negotiation.Diff.None"))] : [.. changes.Select(change => new Part.Text(change))],
            Choices =
            [
                ProposalCard.ChoiceOf(AgreementActs.Show, proposal, voice),
                .. lookup.HasPage && proposal.State == ProposalState.Proposed ? [ProposalCard.ChoiceOf(AgreementActs.Edit, proposal, voice)] : Array.Empty<Choice>(),
                .. proposal.State == ProposalState.Proposed ? [ProposalCard.ChoiceOf(AgreementActs.Remind, proposal, voice)] : Array.Empty<Choice>(),
            ],
        };
    }

    // What can be looked at, everybody may look at.
    private async Task<DeskReply> RefuseAsync(Heard heard, string act, CancellationToken cancellation)
    {
        if (AgreementActs.Parse(act) is var (verb, number, _) && await lookup.FindAsync(heard.Workspace, number, cancellation) is { } kept)
        {
            var language = await lookup.LanguageAsync(heard, cancellation);
            return verb switch
            {
                AgreementActs.Show => new(await lookup.CardAsync(heard, kept, language, cancellation)),
                AgreementActs.Diff => new(await DiffAsync(heard, kept, language, cancellation)),
                _ => await answers.RefusedAsync(heard, kept, verb is AgreementActs.Sign or AgreementActs.Page or AgreementActs.Change or AgreementActs.Reject ? ProposalRefusal.NotYourParty : ProposalRefusal.MayNotPropose, language, ReplyPlace.Card, null, cancellation),
            };
        }

        return await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, heard.Language, ReplyPlace.Card, null, cancellation);
    }
}
