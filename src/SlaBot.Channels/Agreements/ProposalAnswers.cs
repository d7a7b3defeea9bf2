using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Channels.Agreements;

/// <summary>The answers that several acts on proposals share: the card as it is now, and refusals with who can.</summary>
/// <param name="lookup">Looks proposals up.</param>
/// <param name="members">Who can.</param>
internal sealed class ProposalAnswers(ProposalLookup lookup, IMemberStore members)
{
    private readonly Deciders deciders = new(members);

    /// <summary>The card of a proposal as it is now, or why nothing was done.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="done">What the act came to.</param>
    /// <param name="language">The language of the card.</param>
    /// <param name="place">Where the card goes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="edition">The edition that was pressed, or null.</param>
    /// <param name="said">A sentence that stands above, or null.</param>
    public async Task<DeskReply> OfAsync(Heard heard, Negotiated done, string language, ReplyPlace place, CancellationToken cancellation, int? edition = null, string? said = null) =>
        done is { Refusal: { } refusal } ? await RefusedAsync(heard, done.Kept, refusal, language, place, edition, cancellation)
        : done.Kept is { } kept ? new(With(said, await lookup.CardAsync(heard, kept, language, cancellation)), place)
        : Unknown(heard);

    /// <summary>Refuses an act, in words, with who can where somebody else could.</summary>
    public async Task<DeskReply> RefusedAsync(Heard heard, KeptProposal? kept, ProposalRefusal refusal, string language, ReplyPlace place, int? edition, CancellationToken cancellation)
    {
        var voice = Voice.Of(heard.Language, kept?.Proposal.Terms);
        var why = ProposalReply.Refused(refusal, voice);
        switch (refusal)
        {
            case ProposalRefusal.NotYourParty when kept is not null:
                return await WhoCanAsync(heard, why, voice, member => member.SignsFor.Any(kept.Proposal.Waiting.Contains), cancellation);
            case ProposalRefusal.MayNotPropose:
                return await WhoCanAsync(heard, why, voice, member => member.Decides, cancellation);
            case ProposalRefusal.NotYours:
                return await WhoCanAsync(heard, why, voice, member => member.IsAdmin, cancellation, kept?.Proposal.Author.Name);
            case ProposalRefusal.OtherEdition or ProposalRefusal.Ended or ProposalRefusal.NotProposed or ProposalRefusal.NotDraft or ProposalRefusal.NotNewest or ProposalRefusal.Expired when kept is not null:
                // The card that was pressed says something else than what is: it is brought up to date.
                var there = Voice.Of(language, kept.Proposal.Terms);
                var since = edition is { } shown ? lookup.Since(kept, shown, there) : [];
                return new(With(there.Join([ProposalReply.Refused(refusal, there), .. since.Count > 0 ? [there.Say("Negotiation.Because", string.Join(there.Say("List.Semicolon"), since))] : Array.Empty<string>()]), await lookup.CardAsync(heard, kept, language, cancellation)), place);
            default:
                return new(new() { Language = voice.Language, Headline = why }, ReplyPlace.Whisper);
        }
    }

    /// <summary>There is no such proposal.</summary>
    public static DeskReply Unknown(Heard heard)
    {
        var voice = new Voice(heard.Language, default);
        return new(new() { Language = voice.Language, Headline = voice.Say("Negotiation.Unknown") }, ReplyPlace.Whisper);
    }

    /// <summary>Who acts, for the negotiation.</summary>
    public static Negotiator By(Heard heard) => new(heard.Workspace, heard.Person, heard.Name, heard.At);

    private Task<DeskReply> WhoCanAsync(Heard heard, string why, Voice voice, Func<Member, bool> can, CancellationToken cancellation, string? besides = null) =>
        deciders.RefuseAsync(heard, SetupWords.In(heard.Language), why, names => voice.Say("Negotiation.WhoCan", names), can, cancellation, besides);

    private static Reply With(string? said, Reply card) => said is null ? card : card with { Parts = [new Part.Text(said), .. card.Parts] };
}
