using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"How many leads in June?", "what is our win rate?": the number, its evidence, and how the months before went.</summary>
internal sealed class ValueAnswer : TopicAnswer
{
    private const int Months = 6, ShortestMonth = 28;

    /// <inheritdoc/>
    public override Intent Intent => Intent.Value;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var kpis = topic.KpisOr(KpiIds.Revenue);
        var period = topic.Reading.Period ?? topic.Unasked(kpis, topic.ToDate);
        var standings = kpis.Select(kpi => topic.StandingOf(kpi, period)).ToList();
        var first = standings[0];
        IReadOnlyList<Part?> parts = standings.Count == 1
            ? [new Part.Figures([.. new StandingWords(topic).RateFigures(first)]), new CustomerWords(topic).Cohorts(first), RecurringWords.Table(first.Picture, first.Period, topic.Voice), Before(topic, first)]
            : [new StandingTable(topic).Of(standings, period)];
        return topic.Answer(
            standings, period, string.Join(" ", standings.Select(standing => Headline(topic, standing))), parts, standings.Count == 1 ? first.Status : null);
    }

    // A bare question about a total wants the total: it says nothing about pace unless asked.
    private static string Headline(Topic topic, Standing standing) => standing is { Kpi.IsProRated: true, Actual: not null }
        ? topic.Voice.Say("Value.Is", StandingWords.Capital(topic.Voice.NameOf(standing.Kpi)), new StandingWords(topic).Actual(standing), topic.Voice.Dates.Of(standing.Period))
        : new StandingWords(topic).Headline(standing);

    private static Part.Text? Before(Topic topic, Standing standing)
    {
        if (standing.Period.Length < ShortestMonth)
        {
            return null;
        }

        var until = standing.Period.Until(topic.View.AsOf.Day)?.To ?? topic.View.AsOf.Day;
        var months = Enumerable.Range(0, Months).Select(back => Period.MonthOf(until.PlusMonths(-back))).Reverse();
        var points = Series.Measured(standing.Kpi, topic.View, months);
        return points.Count < 2
            ? null
            : new(topic.Voice.Say("Value.Before", string.Join(" · ", points.Select(point => $"{topic.Voice.Dates.Of(point.Period)} {topic.Voice.Value(standing.Kpi, point.Value)}"))));
    }
}
