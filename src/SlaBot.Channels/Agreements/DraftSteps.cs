using System.Globalization;
using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Channels.Agreements;

/// <summary>
/// Asks for what a draft still needs, one thing after the other, and takes the next message of whoever was asked as the answer,
/// however it begins. A few plain words lead out; a question that ends like one is answered, and the step is asked again.
/// </summary>
/// <param name="negotiation">Carries out what is said.</param>
/// <param name="lookup">Looks drafts up.</param>
/// <param name="answers">Answers.</param>
/// <param name="reader">Understands days.</param>
internal sealed class DraftSteps(Negotiation negotiation, ProposalLookup lookup, ProposalAnswers answers, IReader reader)
{
    private const int MostChoices = 6;

    // After a restart the draft is still there, and can be edited.
    private readonly UntilNextMessage<DraftStep> steps = new(Duration.FromMinutes(30));

    /// <summary>Asks from when a draft is to hold.</summary>
    public async Task<DeskReply> AskFromAsync(Heard heard, KeptProposal kept, string language, ReplyPlace place, CancellationToken cancellation)
    {
        var proposal = kept.Proposal;
        steps.Note(heard, new(DraftQuestion.From, proposal.Number, language));
        var voice = Voice.Of(language, proposal.Terms);
        var tomorrow = heard.At.InZone(proposal.Terms.Calendar.Zone).Date.PlusDays(1);
        var asked = await answers.OfAsync(heard, new(kept, null), language, place, cancellation, said: voice.Say("Negotiation.From.Ask", voice.Dates.Of(proposal.EffectiveFrom)));
        Choice[] days =
        [
            DayOf("Negotiation.From.Day", proposal.EffectiveFrom),
            .. tomorrow != proposal.EffectiveFrom && proposal.Terms.Term.Contains(tomorrow) ? [DayOf("Negotiation.From.Tomorrow", tomorrow)] : Array.Empty<Choice>(),
        ];
        return asked with { Reply = asked.Reply with { Choices = [.. days.Concat(asked.Reply.Choices).Take(MostChoices)], AsksBack = true } };

        Choice DayOf(string key, LocalDate day) => new(voice.Say(key, voice.Dates.Of(day)), voice.Say(key, voice.Dates.Of(day))) { Act = AgreementActs.OfDay(proposal.Number, day) };
    }

    /// <summary>Asks why it is proposed.</summary>
    public async Task<DeskReply> AskWhyAsync(Heard heard, KeptProposal kept, string language, ReplyPlace place, CancellationToken cancellation)
    {
        steps.Note(heard, new(DraftQuestion.Why, kept.Proposal.Number, language));
        return await answers.OfAsync(heard, new(kept, null), language, place, cancellation, said: new Voice(language, default).Say("Negotiation.Why.Ask"));
    }

    /// <summary>Lets a draft hold from another day.</summary>
    public async Task<DeskReply> FromAsync(Heard heard, int number, LocalDate day, string language, ReplyPlace place, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(heard.Workspace, number, cancellation) is not { Proposal: var proposal })
        {
            return ProposalAnswers.Unknown(heard);
        }

        var done = await negotiation.EditAsync(ProposalAnswers.By(heard), number, proposal.Terms, day, proposal.Reason, cancellation);
        done = done.Refusal == ProposalRefusal.NothingChanges ? done with { Refusal = null } : done;
        return done is { IsDone: true, Kept.Proposal: { Reason.Length: 0, State: ProposalState.Draft } }
            ? await AskWhyAsync(heard, done.Kept, language, place, cancellation)
            : await answers.OfAsync(heard, done, language, place, cancellation);
    }

    /// <summary>Takes a message as what the draft still needs; null where nothing was asked, or the message begins something else.</summary>
    public async Task<Taken?> TakeAsync(Heard heard, string text, CancellationToken cancellation)
    {
        if (!steps.TryTake(heard, out var step) || await lookup.FindAsync(heard.Workspace, step.Proposal, cancellation) is not { Proposal: { State: ProposalState.Draft } proposal } kept)
        {
            return null;
        }

        var (message, command) = (StepWords.Of(text), ProposalCommands.Of(text).Command);
        if (command != ProposalCommand.None && !(message == StepMessage.Question && command == ProposalCommand.Show))
        {
            return null;
        }

        // After a question in between, a yes or a no may be meant for what that was answered by.
        if (message == StepMessage.Question || (step.IsInterrupted && message is (StepMessage.Yes or StepMessage.No)))
        {
            steps.Note(heard, step with { IsInterrupted = true });
            return new(null, Again(step, proposal));
        }

        return new(await AnswerAsync(heard, step, kept, message, text, cancellation));
    }

    private async Task<DeskReply> AnswerAsync(Heard heard, DraftStep step, KeptProposal kept, StepMessage message, string text, CancellationToken cancellation)
    {
        var (proposal, language, isFrom) = (kept.Proposal, step.Language, step.Question == DraftQuestion.From);
        switch (message)
        {
            case StepMessage.Leave or StepMessage.No:
            case StepMessage.Skip when !isFrom:
                return await answers.OfAsync(heard, new(kept, null), language, ReplyPlace.Post, cancellation, said: new Voice(language, default).Say("Negotiation.Step.Left", proposal.Number));
            case StepMessage.Yes or StepMessage.Skip when isFrom:
                return await FromAsync(heard, proposal.Number, proposal.EffectiveFrom, language, ReplyPlace.Post, cancellation);
            case StepMessage.Back:
                return await AskFromAsync(heard, kept, language, ReplyPlace.Post, cancellation);
            case StepMessage.Help or StepMessage.Yes:
                steps.Note(heard, step);
                return new(new() { Language = language, Headline = Again(step, proposal), Parts = [new Part.Text(new Voice(language, default).Say("Negotiation.Step.Help"))] });
            default:
                return await ValueAsync(heard, step, proposal, text, cancellation);
        }
    }

    private async Task<DeskReply> ValueAsync(Heard heard, DraftStep step, Proposal proposal, string text, CancellationToken cancellation)
    {
        var view = await lookup.ViewAsync(heard, cancellation);
        var today = heard.Zone is { } zone ? heard.At.InZone(zone).Date : view.AsOf.Day;
        var reading = reader.Read(new(text, []), new Scene(today, view.Agreement));
        if (step.Question == DraftQuestion.From && StepWords.DayIn(text, reading, today) is { } day)
        {
            return await FromAsync(heard, proposal.Number, InTerm(day, text, proposal), reading.Language, ReplyPlace.Post, cancellation);
        }

        var done = await negotiation.EditAsync(ProposalAnswers.By(heard), proposal.Number, proposal.Terms, proposal.EffectiveFrom, text, cancellation);
        return await answers.OfAsync(heard, done, reading.Language, ReplyPlace.Post, cancellation, said: new Voice(reading.Language, default).Say("Negotiation.Why.Thanks", proposal.Number));
    }

    // A day without a year is read as one that is over, where the words sound so; what is asked for here lies in the term.
    private static LocalDate InTerm(LocalDate day, string text, Proposal proposal) =>
        !proposal.Terms.Term.Contains(day) && proposal.Terms.Term.Contains(day.PlusYears(1)) && !text.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? day.PlusYears(1)
            : day;

    private static string Again(DraftStep step, Proposal proposal)
    {
        var voice = Voice.Of(step.Language, proposal.Terms);
        return voice.Say($"Negotiation.Step.{step.Question}", proposal.Number, voice.Dates.Of(proposal.EffectiveFrom));
    }
}
