using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Answers;

/// <summary>"Well done, marketing!": joins in, with what was won; it posts nothing to others.</summary>
internal sealed class CelebrateAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Celebrate;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, reading) = (topic.Voice, topic.Reading);
        var period = reading.Period ?? Period.MonthOf(topic.View.AsOf.Day);
        var won = WonDeals.In(period, topic.View);
        var words = new WinWords(topic);
        return topic.Tell(
            reading.Department is { } department ? voice.Say("Celebrate.Department", voice.NameOf(department)) : voice.Say("Celebrate.Everyone"),
            [
                won.Count > 0 ? new Part.Text(words.Won(won)) : null,
                won.Count > 0 ? words.Moments(period, won) : null,
                new Part.Note(NoteKind.Caution, voice.Say("Celebrate.NotPosted")),
            ],
            NextSteps.Of(topic, Intent.Wins, Intent.Pace)) with
        {
            Write = new Write.Celebrate(reading.Department, reading.Period),
        };
    }
}
