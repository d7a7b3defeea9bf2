using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>"Post the scorecard here every month", "stop the weekly posts": nothing is posted by itself yet, and it says so.</summary>
/// <param name="intent">Whether posts are to begin or to end.</param>
internal sealed class SubscribeAnswer(Intent intent) : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => intent;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var voice = topic.Voice;
        var kpis = topic.Reading.Kpis.Select(topic.View.Catalog.Find).OfType<Kpi>().Select(voice.NameOf).ToList();
        return topic.Tell(
            kpis.Count > 0 ? voice.Say($"{intent}.About", string.Join(voice.Say("List.And"), kpis)) : voice.Say($"{intent}.Headline"),
            [new Part.Text(voice.Say($"{intent}.HowTo"))],
            NextSteps.Of(topic, Intent.Scorecard, Intent.Wins, Intent.Pace)) with
        {
            Write = intent == Intent.Subscribe ? new Write.Subscribe() : new Write.Unsubscribe(),
        };
    }
}
