using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"What do we need per day?": what is left of the target over the working days left, beside what a day has brought so far.</summary>
internal sealed class RequiredAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Required;

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
            [words.Progress(first), SoFar(topic, first)],
            first.Status);
    }

    private static string Headline(Topic topic, Standing standing)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        var name = voice.NameOf(standing.Kpi);
        return standing switch
        {
            { Kpi.IsProRated: false, Target: not null } => voice.Say("Required.NotCounted", StandingWords.Capital(name), words.Target(standing), words.Actual(standing)),
            { Actual: null, HasBegun: true } or { Target: null } => words.Headline(standing),
            { RequiredPerWorkingDay: 0m } => voice.Say("Required.Reached", StandingWords.Capital(name), words.Actual(standing), words.Target(standing), voice.Dates.Of(standing.Period)),
            { RequiredPerWorkingDay: { } required } => voice.Say(StandingWords.IsLimit(standing) ? "Required.PerDay.Limit" : "Required.PerDay", StandingWords.Capital(name), words.PerDay(standing.Kpi, required), words.DaysLeft(standing), voice.Value(standing.Kpi, standing.Target - (standing.Actual ?? 0m)), voice.Dates.Of(standing.Period)),
            _ => words.Headline(standing),
        };
    }

    private static Part.Text? SoFar(Topic topic, Standing standing)
    {
        if (standing is not { Kpi.IsProRated: true, Actual: { } actual } || standing.Period.Until(topic.View.AsOf.Day) is not { } past)
        {
            return null;
        }

        var worked = topic.View.Calendar.WorkingDays(past);
        return worked == 0 ? null : new(topic.Voice.Say("Required.SoFar", new StandingWords(topic).PerDay(standing.Kpi, actual / worked), worked));
    }
}
