using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"Where were the hand-off rules broken?": how many leads were answered late, when, and what nobody keeps track of.</summary>
internal sealed class BreachesAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Breaches;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, view) = (topic.Voice, topic.View);
        var period = topic.Reading.Period ?? topic.ToDate;
        if (ResponseLimit.In(view) is not { } limit)
        {
            return topic.Tell(voice.Say("Breaches.NoRule"), [new Part.Text(voice.Say("Breaches.NoRule.HowTo"))]);
        }

        var words = new BreachWords(topic, limit);
        var rules = words.OtherRules();
        if (!FirstResponses.AreTracked(view))
        {
            return topic.Tell(voice.Say("Breaches.NotTracked", words.Limit), [new Part.Text(voice.Say("Breaches.HowTo")), rules]);
        }

        var until = period.Until(view.AsOf.Day) ?? period;
        return topic.Answer(
            [Assessor.Measure(view.Catalog.Find(KpiIds.LeadResponseTime)!, period, view)],
            period,
            words.Headline(FirstResponses.To(until, limit, view)),
            [words.Waiting(until), words.Table(until), rules, new Part.Text(voice.Say("Breaches.Names"))],
            choices: NextSteps.Of(topic, Intent.Scorecard, Intent.Pace, Intent.Agreement));
    }
}
