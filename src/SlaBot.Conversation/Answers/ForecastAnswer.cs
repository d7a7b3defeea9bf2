using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"Where will we end?": the projection with its range and the chance of the goal.</summary>
internal sealed class ForecastAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Forecast;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var period = topic.Agreed(topic.Reading.Period ?? topic.Term);
        var standings = topic.KpisOr(KpiIds.Revenue).Select(kpi => topic.StandingOf(kpi, period)).ToList();
        var first = standings[0];
        var words = new StandingWords(topic);
        return topic.Answer(
            standings,
            period,
            string.Join(" ", standings.Take(4).Select(standing => Headline(topic, standing))),
            [words.Progress(first), new Part.Figures([.. words.Figures(first)]), PaceChart.Of(topic, first)],
            first.Status);
    }

    private static string Headline(Topic topic, Standing standing)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        if (standing is not { Projection: { } projection })
        {
            return words.Headline(standing);
        }

        var range = words.Range(standing.Kpi, projection);
        var name = StandingWords.Capital(voice.NameOf(standing.Kpi));
        return projection.IsTooEarly
            ? voice.Say("Forecast.TooEarly", name, range, voice.Dates.Of(standing.Period))
            : voice.Say(standing.Target is null ? "Forecast.Is" : "Forecast.Against", name, voice.Value(standing.Kpi, projection.Mean), range, words.Target(standing), voice.Dates.Of(standing.Period));
    }
}
