using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Memories;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Threads;
using SlaBot.Conversation.Voices;
using SlaBot.Conversation.Wins;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation;

/// <summary>Answers messages: reads them, looks the numbers up, and says what they mean.</summary>
/// <param name="reader">Understands messages.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="words">What people call things.</param>
/// <param name="books">Where it is kept which meetings were moved and which scorecards were posted, or null where neither is.</param>
/// <param name="wins">The wins that were announced; null where none are kept.</param>
public sealed class Conversation(IReader reader, IAgreementStore agreements, IFactStore facts, IWordStore words, IBookStore? books = null, WinPosts? wins = null)
{
    private readonly AnswerMemory remembered = new();
    private readonly ChangeDesk desk = new(facts);
    private readonly ScorecardBook? scorecards = books is null ? null : new(books);

    /// <summary>From this confidence on a reading is answered without asking whether it was meant.</summary>
    public const double Sure = 0.75;

    private const int MostChoices = 6;

    /// <summary>Below this confidence the question goes back.</summary>
    public const double Unsure = 0.45;

    /// <summary>Gets or sets who signed which revision; null where that is not kept.</summary>
    public IAgreementSignatures? Signatures { get; set; }

    /// <summary>Gets or sets what makes the addresses of agreement pages; null where none are handed out.</summary>
    public IAgreementLinks? Links { get; set; }

    /// <summary>Gets what is remembered of threads.</summary>
    internal ThreadMemory Threads { get; init; } = new();

    private readonly Dictionary<Intent, IAnswer> answers = All().ToDictionary(answer => answer.Intent);

    /// <summary>The first words to somebody: what SlaBot is for, with questions that can be asked at once.</summary>
    public async Task<Answered> WelcomeAsync(Question question, string language, CancellationToken cancellation)
    {
        var view = await ViewAsync(question, cancellation);
        return new WelcomeAnswer().Give(TopicOf(new() { Language = language, Intent = Intent.Greeting, Confidence = 1 }, view, question));
    }

    /// <summary>
    /// Answers a message. What it would change is asked about first: only a yes to that question, by the same person in the
    /// same thread as its very next message, changes stored data.
    /// </summary>
    public async Task<Answered> AnswerAsync(Question question, CancellationToken cancellation)
    {
        var view = await ViewAsync(question, cancellation);
        if (question.Asker is not { } asker)
        {
            return await AnswerAsync(TopicOf(await ReadAsync(question.Utterance, view, question, cancellation), view, question), question, cancellation);
        }

        var state = Threads.Recall(asker.Thread, question.Now);
        var said = question.Utterance with { Context = state.Lines };
        var reading = await ReadAsync(said, view, question, cancellation);
        if (reading.Place is { } place && place <= state.Offered.Count)
        {
            reading = await ReadAsync(said with { Text = state.Offered[place - 1] }, view, question, cancellation);
        }

        if (reading.Explains is { } word && asker.MayChange)
        {
            await words.SuggestAsync(question.Workspace, word, question.Now, cancellation);
        }

        var topic = TopicOf(reading, view, question);
        var (answered, after) = IsOutdated(question, reading.Assent, state)
            ? (topic.Say(topic.Voice.Say("Change.Outdated")) with { IsOutdated = true }, state)
            : await AnswerAsync(topic, state, asker.Thread, question, cancellation);
        answered = asker.MayChange ? WithWord(answered, topic) : answered;
        Threads.Remember(asker.Thread, after.After(question.Utterance.Text, answered.Reply, question.Now));
        return answered;
    }

    /// <summary>A press on a card answers the question of that card: one that is over, or another person's, is answered by nothing.</summary>
    private static bool IsOutdated(Question question, Assent assent, RememberedThread state) =>
        question.AnswersQuestionOf is { } asked && assent switch
        {
            Assent.Yes or Assent.No => state.Asked is null || state.AskedAt != asked,
            Assent.Undo => state.Done is null || state.DoneAt != asked,
            _ => false,
        };

    private async Task<(Answered Answered, RememberedThread After)> AnswerAsync(Topic topic, RememberedThread state, ThreadKey thread, Question question, CancellationToken cancellation)
    {
        switch (topic.Reading.Assent)
        {
            case Assent.Yes when state.Asked is Write.LogValue write && Threads.TryTake(thread, state):
                var (told, done) = await desk.CarryOutAsync(write, topic, thread.Workspace, cancellation);
                return (told, state with { Asked = null, Done = done, DoneAt = question.Now });
            case Assent.No when state.Asked is not null:
                return (topic.Say(topic.Voice.Say("Log.Dropped")), state with { Asked = null });
            case Assent.Undo when state.Done is { } last && Threads.TryTake(thread, state):
                return (await desk.TakeBackAsync(last, topic, thread.Workspace, cancellation), state with { Asked = null, Done = null });
            case Assent.Undo:
                return (topic.Say(topic.Voice.Say("Log.NothingToUndo")), state with { Asked = null });
            default:
                var answered = await AnswerAsync(topic, question, cancellation);

                // Only what a yes would carry out waits for one.
                return (answered, state with { Asked = answered.Write as Write.LogValue, AskedAt = question.Now });
        }
    }

    // The same question comes again and again, from many people and from the buttons of cards; what somebody said in words or
    // numbers of their own does not, and is not kept; nor are wins and scorecards, which may be posted at any moment.
    private async ValueTask<Answered> AnswerAsync(Topic topic, Question question, CancellationToken cancellation) =>
        await WithPageAsync(await RememberedAsync(topic, question, cancellation), topic, question, cancellation);

    private async ValueTask<Answered> RememberedAsync(Topic topic, Question question, CancellationToken cancellation)
    {
        if (topic.Reading is not { Unread.Count: 0, Numbers.Count: 0, Explains: null } || FollowsFromBooks(topic.Reading))
        {
            return await GiveAsync(topic, question.Workspace, cancellation);
        }

        var key = new AnswerKey(question.Workspace, topic.View, topic.Reading, topic.MayChange, topic.IsDemo);
        if (remembered.Recall(key, question.Now) is not { } answered)
        {
            answered = await GiveAsync(topic, question.Workspace, cancellation);
            remembered.Remember(key, answered, question.Now);
        }

        return answered;
    }

    private bool FollowsFromBooks(Reading reading) =>
        (wins is not null && reading.Intent == Intent.Wins)
        || reading.Aspect == AgreementAspect.Audit
        || (scorecards is not null && (reading.IsOfScorecards || reading.Intent == Intent.Scorecard));

    private async Task<Answered> GiveAsync(Topic topic, WorkspaceId workspace, CancellationToken cancellation)
    {
        var reading = topic.Reading;
        if (reading.Confidence < Unsure && reading.Intent is not (Intent.OutOfScope or Intent.Ambiguous))
        {
            return await answers[Intent.Ambiguous].GiveAsync(topic with { Reading = reading with { Intent = Intent.Ambiguous, Alternatives = [reading, .. reading.Alternatives] } }, cancellation);
        }

        var answered = await answers[reading.IsOfScorecards ? Intent.Scorecard : reading.Intent].GiveAsync(topic, cancellation);
        if (reading is { Intent: Intent.Agreement, Aspect: AgreementAspect.Audit } && books is not null && topic.View.Agreement is not null)
        {
            answered = AuditReply.Of(topic, await AuditBook.AllAsync(books, workspace, cancellation));
        }

        answered = WhatIfAnswer.InPlaceOf(await WithAnnouncedAsync(answered, topic, workspace, cancellation), topic);
        answered = reading.Confidence < Sure ? WithAlternatives(answered, topic) with { Write = null } : answered;
        return topic.MayChange is false ? answered with { Write = null } : answered;
    }

    private async ValueTask<Reading> ReadAsync(Utterance utterance, View view, Question question, CancellationToken cancellation) =>
        await reader.ReadAsync(utterance, await SceneAsync(view, question, cancellation), cancellation);

    private async ValueTask<Scene> SceneAsync(View view, Question question, CancellationToken cancellation) => new(
        question is { Zone: { } zone, AsOf: null } ? question.Now.InZone(zone).Date : view.AsOf.Day, view.Agreement)
    {
        Learned = await words.LearnedAsync(question.Workspace, cancellation),
        ResetOn = view.Revision is { Number: > 1 } revision ? revision.EffectiveFrom : null,
    };

    /// <summary>Tells how a message is read.</summary>
    public async Task<ReadingTrace> ExplainAsync(Question question, CancellationToken cancellation)
    {
        var view = await ViewAsync(question, cancellation);
        return reader.Explain(question.Utterance, await SceneAsync(view, question, cancellation));
    }

    private async ValueTask<View> ViewAsync(Question question, CancellationToken cancellation)
    {
        var history = await agreements.HistoryAsync(question.Workspace, cancellation);
        var totals = await facts.TotalsAsync(question.Workspace, cancellation);
        var view = question.AsOf is { } day ? new View(history, totals, AsOf.CloseOf(day)) : View.Live(history, totals, question.Now);
        return books is null ? view : view with { Moved = await MeetingBook.ReadAsync(books, question.Workspace, cancellation) };
    }

    private Topic TopicOf(Reading reading, View view, Question question) =>
        new(reading, view, Voice.Of(reading.Language, view.Agreement), question.IsDemo)
        {
            MayChange = question.Asker?.MayChange,
            Owns = question.Asker?.Owns,
            Posted = scorecards is null ? null : (days, cancellation) => scorecards.PostedAsync(question.Workspace, days, cancellation),
            Signed = Signatures is { } signatures ? (number, cancellation) => signatures.OfAsync(question.Workspace, number, cancellation) : null,
        };

    // What was announced follows from the books of wins, which no topic holds.
    private async ValueTask<Answered> WithAnnouncedAsync(Answered answered, Topic topic, WorkspaceId workspace, CancellationToken cancellation) =>
        wins is not null && topic.Reading.Intent == Intent.Wins
            ? AnnouncedWins.In(answered, topic, await wins.AnnouncedAsync(workspace, WinsAnswer.PeriodOf(topic), cancellation))
            : answered;

    // Each link counts from when it is handed out, so it is no part of what is remembered.
    private async ValueTask<Answered> WithPageAsync(Answered answered, Topic topic, Question question, CancellationToken cancellation) =>
        Links is { } links && topic is { View.Revision: not null, Reading: { Intent: Intent.Agreement, Confidence: >= Unsure } }
        && await links.PageAsync(question.Workspace, topic.Voice.Language, question.Now, cancellation) is { } page
            ? answered with
            {
                Reply = answered.Reply with
                {
                    Choices = [new(topic.Voice.Say("Sheet.Open"), topic.Voice.Say("Sheet.Open")) { Address = page }, .. answered.Reply.Choices.Take(MostChoices - 1)],
                },
            }
            : answered;

    private static Answered WithWord(Answered answered, Topic topic) =>
        topic.Reading.Explains is { } word && topic.View.Catalog.Find(word.Kpi) is { } kpi
            ? answered with { Reply = answered.Reply with { Parts = [.. answered.Reply.Parts, new Part.Note(NoteKind.Reading, topic.Voice.Say("Words.Noted", word.Words, topic.Voice.NameOf(kpi)))] } }
            : answered;

    private static Answered WithAlternatives(Answered answered, Topic topic) => answered with
    {
        Reply = answered.Reply with
        {
            Choices = [.. topic.Reading.Alternatives.Select(reading => AmbiguousAnswer.ChoiceOf(topic, reading)).Concat(answered.Reply.Choices).DistinctBy(choice => choice.Message).Take(MostChoices)],
        },
    };

    /// <summary>An answer for every intent.</summary>
    internal static IEnumerable<IAnswer> All()
    {
        yield return new PaceAnswer();
        yield return new ValueAnswer();
        yield return new TargetAnswer();
        yield return new FunnelAnswer();
        yield return new RequiredAnswer();
        yield return new ForecastAnswer();
        yield return new WhyAnswer();
        yield return new TrendAnswer();
        yield return new CompareAnswer();
        yield return new HelpAnswer();
        yield return new AmbiguousAnswer();
        yield return new LogValueAnswer();
        yield return new ScorecardAnswer();
        yield return new BreachesAnswer();
        yield return new WinsAnswer();
        yield return new AgreementAnswer();
        yield return new ScheduleAnswer();
        yield return new CelebrateAnswer();
        yield return new AmendAnswer();
        yield return new ApproveAnswer();

        foreach (var intent in new[] { Intent.Greeting, Intent.Thanks, Intent.OutOfScope })
        {
            yield return new SmallTalkAnswer(intent);
        }

        foreach (var intent in new[] { Intent.Subscribe, Intent.Unsubscribe })
        {
            yield return new SubscribeAnswer(intent);
        }
    }
}

/// <summary>A message to be answered.</summary>
/// <param name="Workspace">Whose numbers it is about.</param>
/// <param name="Utterance">What was said, with what was said before.</param>
/// <param name="Now">The moment it was said.</param>
/// <param name="AsOf">The day whose close the answer is to be given for, or null for now.</param>
/// <param name="IsDemo">Whether the workspace is the simulated company's.</param>
public sealed record Question(WorkspaceId Workspace, Utterance Utterance, Instant Now, LocalDate? AsOf = null, bool IsDemo = false)
{
    /// <summary>Gets when the question was asked that a pressed button answers; null where the message was typed.</summary>
    public Instant? AnswersQuestionOf { get; init; }

    /// <summary>Gets the zone of the asker's clock, by which "today" is meant; null for the agreement's.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets who asks and where; null for a question by itself, which can change nothing.</summary>
    public Asker? Asker { get; init; }
}
