using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;

namespace SlaBot.Channels.Agreements;

/// <summary>Begins proposals: from words, a form, a file, or a choice of a re-set; what is missing is asked one by one.</summary>
/// <param name="negotiation">Carries out what is done.</param>
/// <param name="lookup">Looks proposals up.</param>
/// <param name="answers">Answers.</param>
/// <param name="steps">Asks for what is missing.</param>
/// <param name="reader">Understands what is proposed.</param>
internal sealed class ProposalDrafting(Negotiation negotiation, ProposalLookup lookup, ProposalAnswers answers, DraftSteps steps, IReader reader)
{
    /// <summary>Asks by a form what to propose; null where nothing is agreed that could be changed.</summary>
    public async Task<DeskReply?> AskAsync(Heard heard, Member? member, string language, CancellationToken cancellation)
    {
        if ((await lookup.ViewAsync(heard, cancellation)).Agreements.Latest is not { } latest)
        {
            return null;
        }

        var voice = Voice.Of(language, latest.Terms);
        return MayPropose(member)
            ? new(ProposalForms.Terms(AgreementActs.New, voice.Say("Negotiation.Form.New"), voice.Say("Negotiation.Form.New.Submit"), latest.Terms, ProposalLookup.DayFor(latest.Terms, heard.At), "", voice))
            : await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, ReplyPlace.Post, null, cancellation);
    }

    /// <summary>Begins the draft of a form.</summary>
    public async Task<DeskReply> NewAsync(Heard heard, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
    {
        if ((await lookup.ViewAsync(heard, cancellation)).Agreements.Latest is not { } latest)
        {
            return ProposalAnswers.Unknown(heard);
        }

        var language = await lookup.LanguageAsync(heard, cancellation);
        var said = ProposalForms.Read(form, latest.Terms, ProposalLookup.DayFor(latest.Terms, heard.At), Voice.Of(heard.Language, latest.Terms));
        return said.Terms is { } terms
            ? await BeginAsync(heard, terms, said.From, said.Reason, language, ReplyPlace.Card, cancellation)
            : new(new() { Language = heard.Language, Headline = said.Wrong! }, ReplyPlace.Whisper);
    }

    /// <summary>Begins a draft of terms that somebody sent as a file.</summary>
    public async Task<DeskReply> DraftAsync(Heard heard, Member? member, Agreement terms, CancellationToken cancellation)
    {
        var language = await lookup.LanguageAsync(heard, cancellation);
        return MayPropose(member)
            ? await BeginAsync(heard, terms, null, "", language, ReplyPlace.Card, cancellation)
            : await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, ReplyPlace.Card, null, cancellation);
    }

    /// <summary>Begins a draft from a choice of a re-set, as the numbers are now.</summary>
    public async Task<DeskReply> ResetAsync(Heard heard, Member? member, ResetKind kind, CancellationToken cancellation)
    {
        var language = await lookup.LanguageAsync(heard, cancellation);
        if (!MayPropose(member))
        {
            return await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, ReplyPlace.Post, null, cancellation);
        }

        var voice = new Voice(language, default);
        return ResetReview.Of(await lookup.ViewAsync(heard, cancellation)) is { } review && review.Choices.FirstOrDefault(choice => choice.Kind == kind) is { } chosen
            ? await BeginAsync(heard, chosen.Terms, review.Rest.From, voice.Say($"Negotiation.Reset.Reason.{kind}"), language, ReplyPlace.Post, cancellation)
            : new(new() { Language = voice.Language, Headline = voice.Say("Negotiation.Reset.None") }, ReplyPlace.Whisper);
    }

    /// <summary>Begins a draft of the first agreement, or of the next term's, as the numbers are now; from the first day of its term where that has not come.</summary>
    public async Task<DeskReply> FirstAsync(Heard heard, Member? member, DraftPick pick, CancellationToken cancellation)
    {
        var language = await lookup.LanguageAsync(heard, cancellation);
        if (!MayPropose(member))
        {
            return await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, ReplyPlace.Post, null, cancellation);
        }

        var view = await lookup.ViewAsync(heard, cancellation);
        return FirstDraft.TermsOf(view, pick) is { } terms
            ? await BeginAsync(heard, terms, terms.Term.From > view.AsOf.Day ? terms.Term.From : null, "", language, ReplyPlace.Post, cancellation)
            : new(new() { Language = language, Headline = new Voice(language, default).Say("First.Nothing") }, ReplyPlace.Whisper);
    }

    /// <summary>Begins a draft of other targets, as they were shown on a card.</summary>
    public async Task<DeskReply> AmendAsync(Heard heard, Member? member, IReadOnlyList<Amendment> amendments, LocalDate? from, CancellationToken cancellation)
    {
        var language = await lookup.LanguageAsync(heard, cancellation);
        var view = await lookup.ViewAsync(heard, cancellation);
        return view.Agreements.Latest is { } latest
            ? await AmendAsync(heard, member, latest.Terms, amendments, from, "", view, language, ReplyPlace.Card, cancellation)
            : ProposalAnswers.Unknown(heard);
    }

    /// <summary>Answers words that ask for other targets: a draft where they propose it, else what a proposal would say; null where it is for the conversation to answer.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="member">What the person may do, or null.</param>
    /// <param name="said">The words.</param>
    /// <param name="answered">How the whole message was read.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DeskReply?> HearAsync(Heard heard, Member? member, Said said, Answered answered, CancellationToken cancellation)
    {
        var view = await lookup.ViewAsync(heard, cancellation);
        if (view.Agreements.Latest is not { Terms: var terms })
        {
            return null;
        }

        var isProposed = said.Command == ProposalCommand.Propose;

        // Why it is proposed names other KPIs and numbers.
        var reading = isProposed || said.Reason.Length > 0 ? Read(said.Rest, isProposed, view) : answered.Reading;
        var language = answered.Reading.Language;
        var (voice, amendments) = (Voice.Of(language, terms), AskedAmendments.In(reading, view));
        if (amendments.Count == 0)
        {
            return isProposed
                ? new(new() { Language = voice.Language, Headline = voice.Say("Negotiation.Amend.Unclear"), Choices = [new(voice.Say("Negotiation.Form.New"), voice.Say("Negotiation.Form.New")) { Act = AgreementActs.New }] })
                : null;
        }

        var from = reading.Period?.From is { } day && day >= view.AsOf.Day ? day : (LocalDate?)null;
        return isProposed || said.Reason.Length > 0
            ? await AmendAsync(heard, member, terms, amendments, from, said.Reason, view, language, ReplyPlace.Post, cancellation)
            : Offer(member, terms, amendments, from, view, voice);
    }

    private static bool MayPropose(Member? member) => member is { Decides: true };

    private async Task<DeskReply> AmendAsync(
        Heard heard, Member? member, Agreement terms, IReadOnlyList<Amendment> amendments, LocalDate? from, string reason, View view, string language, ReplyPlace place, CancellationToken cancellation)
    {
        if (!MayPropose(member))
        {
            return await answers.RefusedAsync(heard, null, ProposalRefusal.MayNotPropose, language, place, null, cancellation);
        }

        var amended = AmendedTerms.Of(terms, amendments);
        if (amended.Terms is { } after)
        {
            return await BeginAsync(heard, after, from, reason, language, place, cancellation);
        }

        var voice = Voice.Of(language, terms);
        return new(new() { Language = voice.Language, Headline = voice.Say($"Negotiation.Amend.{amended.Refusal}", StandingName(amended.Refused!, view, voice)) });
    }

    private async Task<DeskReply> BeginAsync(Heard heard, Agreement terms, LocalDate? from, string reason, string language, ReplyPlace place, CancellationToken cancellation)
    {
        var done = await negotiation.BeginAsync(ProposalAnswers.By(heard), terms, from ?? ProposalLookup.DayFor(terms, heard.At), reason, cancellation);
        return !done.IsDone ? await answers.OfAsync(heard, done, language, place, cancellation)
            : from is null ? await steps.AskFromAsync(heard, done.Kept, language, place, cancellation)
            : done.Kept.Proposal.Reason.Length == 0 ? await steps.AskWhyAsync(heard, done.Kept, language, place, cancellation)
            : await answers.OfAsync(heard, done, language, place, cancellation);
    }

    private static DeskReply? Offer(Member? member, Agreement terms, IReadOnlyList<Amendment> amendments, LocalDate? from, View view, Voice voice)
    {
        if (AmendedTerms.Of(terms, amendments).Terms is null)
        {
            return null;
        }

        var asked = amendments.Select(one => view.Catalog.Find(one.Kpi) is { } kpi ? voice.Say("Amend.Headline", voice.NameOf(kpi), voice.Value(kpi, one.Value), voice.Value(kpi, kpi.Target)) : "");
        return new(new()
        {
            Language = voice.Language,
            Headline = voice.Join(asked),
            Parts = [new Part.Text(voice.Say("Negotiation.Amend.HowTo"))],
            Choices = MayPropose(member)
                ? [new(voice.Say("Negotiation.Amend.Button"), voice.Say("Negotiation.Amend.Button")) { Act = AgreementActs.OfAmendments(amendments, from) }]
                : [SettingsDesk.Access(SetupWords.In(voice.Language))],
        });
    }

    // "A goal of 1.4 million" names no new number before it is to be set, "and a win rate of 30 %" beside it does.
    private Reading Read(string words, bool isProposed, View view)
    {
        var scene = new Scene(view.AsOf.Day, view.Agreement);
        var reading = reader.Read(new(words, []), scene);
        if (!isProposed)
        {
            return reading;
        }

        var set = reader.Read(new($"set {words.Trim().Replace(" of ", " to ", StringComparison.OrdinalIgnoreCase)}", []), scene);
        return AskedAmendments.In(set, view).Count > AskedAmendments.In(reading, view).Count ? set : reading;
    }

    private static string StandingName(Amendment amendment, View view, Voice voice) => view.Catalog.Find(amendment.Kpi) is { } kpi ? voice.NameOf(kpi) : voice.NameOf(amendment.Kpi);
}
