using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Answers;

/// <summary>"What did we win?": the deals won and their worth against what was agreed, the largest ones, and what was a record.</summary>
internal sealed class WinsAnswer : TopicAnswer
{
    private const int DefaultDays = 30;

    /// <inheritdoc/>
    public override Intent Intent => Intent.Wins;

    /// <summary>The days that are meant: those asked about, else the last thirty.</summary>
    public static Period PeriodOf(Topic topic) => topic.Reading.Period ?? new Period(topic.View.AsOf.Day.PlusDays(1 - DefaultDays), topic.View.AsOf.Day);

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, view) = (topic.Voice, topic.View);
        var period = PeriodOf(topic);
        if (WonDeals.Latest(view) is not { } latest)
        {
            return topic.Tell(voice.Say("Wins.NoDeals"), [new Part.Text(voice.Say("Wins.HowTo"))]);
        }

        var words = new WinWords(topic);
        var won = WonDeals.In(period, view);
        var revenue = Assessor.Measure(view.Catalog.Find(KpiIds.Revenue)!, period, view);
        return topic.Answer(
            [revenue, Assessor.Measure(view.Catalog.Find(view.Catalog.Funnel.Last.Id)!, period, view)],
            period,
            won.Count > 0 ? words.Won(won) : voice.Say("Wins.None", voice.Dates.Of(period), voice.Dates.Of(latest.Days), voice.Numbers.Money(latest.Amount)),
            [
                new Part.Figures([.. Figures(topic, won, revenue)]),
                words.Largest(won),
                words.Moments(period, won),
                won.Count > 0 ? new Part.Text(voice.Say("Wins.Names")) : null,
            ],
            choices: NextSteps.Of(topic, Intent.Pace, Intent.Scorecard, Intent.Funnel));
    }

    private static IEnumerable<Figure> Figures(Topic topic, WonDeals won, Standing revenue)
    {
        var voice = topic.Voice;
        if (revenue is { Target: > 0m and { } target, Actual: { } actual })
        {
            yield return new(voice.Say("Wins.OfTarget"), Voices.NumberWords.Percent(actual / target), voice.Say("Wins.OfTarget.Hint", voice.Numbers.Money(target)));
        }

        foreach (var record in WonRecord.In(won.Days, topic.View))
        {
            yield return new(
                voice.Say($"Wins.Best.{record.Span}"),
                voice.Numbers.Money(record.Amount),
                record.Before is var (days, amount)
                    ? voice.Say(record.IsRecord ? "Wins.Best.Record" : "Wins.Best.Before", voice.Dates.Of(record.Days), voice.Numbers.Money(amount), voice.Dates.Of(days))
                    : voice.Dates.Of(record.Days));
        }
    }
}
