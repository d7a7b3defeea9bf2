using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation;

/// <summary>Answers messages: reads them, looks the numbers up, and says what they mean.</summary>
/// <param name="reader">Understands messages.</param>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
public sealed class Conversation(IReader reader, IAgreementStore agreements, IFactStore facts)
{
    /// <summary>From this confidence on a reading is answered without asking whether it was meant.</summary>
    public const double Sure = 0.75;

    /// <summary>Below this confidence the question goes back.</summary>
    public const double Unsure = 0.45;

    private readonly Dictionary<Intent, IAnswer> answers = All().ToDictionary(answer => answer.Intent);

    /// <summary>The first words to somebody: what SlaBot is for, with questions that can be asked at once.</summary>
    public async Task<Answered> WelcomeAsync(Question question, string language, CancellationToken cancellation)
    {
        var view = await ViewAsync(question, cancellation);
        return new WelcomeAnswer().Give(TopicOf(new() { Language = language, Intent = Intent.Greeting, Confidence = 1 }, view, question));
    }

    /// <summary>Answers a message. Nothing it says changes stored data.</summary>
    public async Task<Answered> AnswerAsync(Question question, CancellationToken cancellation)
    {
        var view = await ViewAsync(question, cancellation);
        var reading = reader.Read(question.Utterance, new(view.AsOf.Day, view.Agreement));
        var topic = TopicOf(reading, view, question);

        if (reading.Confidence < Unsure && reading.Intent is not (Intent.OutOfScope or Intent.Ambiguous))
        {
            return await answers[Intent.Ambiguous].GiveAsync(topic with { Reading = reading with { Intent = Intent.Ambiguous, Alternatives = [reading, .. reading.Alternatives] } }, cancellation);
        }

        var answered = await answers[reading.Intent].GiveAsync(topic, cancellation);
        return reading.Confidence < Sure ? WithAlternatives(answered, topic) : answered;
    }

    private async ValueTask<View> ViewAsync(Question question, CancellationToken cancellation)
    {
        var history = await agreements.HistoryAsync(question.Workspace, cancellation);
        var totals = await facts.TotalsAsync(question.Workspace, cancellation);
        return new(history, totals, AsOfIn(history, question));
    }

    private static Topic TopicOf(Reading reading, View view, Question question) =>
        new(reading, view, new Voice(reading.Language, view.Agreement?.Currency ?? default), question.IsDemo);

    private static AsOf AsOfIn(AgreementHistory history, Question question)
    {
        if (question.AsOf is { } day)
        {
            return AsOf.CloseOf(day);
        }

        // The zone of the newest revision tells which day it is; the revision of that day tells its working hours.
        var calendar = history.Latest?.Terms.Calendar ?? BusinessCalendar.Default;
        var today = question.Now.InZone(calendar.Zone).Date;
        return AsOf.Live(question.Now, history.SpeakingFor(today)?.Terms.Calendar ?? calendar);
    }

    private static Answered WithAlternatives(Answered answered, Topic topic) => answered with
    {
        Reply = answered.Reply with
        {
            Choices = [.. topic.Reading.Alternatives.Select(reading => AmbiguousAnswer.ChoiceOf(topic, reading)).Concat(answered.Reply.Choices).DistinctBy(choice => choice.Message).Take(6)],
        },
    };

    private static IEnumerable<IAnswer> All()
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

        foreach (var intent in new[] { Intent.Greeting, Intent.Thanks, Intent.OutOfScope })
        {
            yield return new SmallTalkAnswer(intent);
        }

        foreach (var intent in new[]
        {
            Intent.Scorecard, Intent.Breaches, Intent.Wins, Intent.Agreement, Intent.Schedule, Intent.LogValue, Intent.Celebrate,
            Intent.Subscribe, Intent.Unsubscribe, Intent.Amend, Intent.Approve,
        })
        {
            yield return new NotYetAnswer(intent);
        }
    }
}

/// <summary>A message to be answered.</summary>
/// <param name="Workspace">Whose numbers it is about.</param>
/// <param name="Utterance">What was said, with what was said before.</param>
/// <param name="Now">The moment it was said.</param>
/// <param name="AsOf">The day whose close the answer is to be given for, or null for now.</param>
/// <param name="IsDemo">Whether the workspace is the simulated company's.</param>
public sealed record Question(WorkspaceId Workspace, Utterance Utterance, Instant Now, LocalDate? AsOf = null, bool IsDemo = false);
