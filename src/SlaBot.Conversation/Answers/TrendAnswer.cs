using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Signals;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"How did leads develop?": months, or weeks where the period is short, with signals told from noise.</summary>
internal sealed class TrendAnswer : TopicAnswer
{
    private const int WeeksUpTo = 120;
    private const int MonthsBack = 12;

    /// <inheritdoc/>
    public override Intent Intent => Intent.Trend;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var view = topic.View;
        var kpis = topic.KpisOr(KpiIds.Revenue);
        var period = topic.Reading.Period ?? new Period(view.AsOf.Day.PlusMonths(1 - MonthsBack).With(DateAdjusters.StartOfMonth), view.AsOf.Day);
        var byWeek = period.Length <= WeeksUpTo;
        var parts = (byWeek ? Spans.Weeks(period) : Spans.Months(period)).ToList();
        var series = kpis.Select(kpi => (Kpi: kpi, Points: Series.Measured(kpi, view, parts))).ToList();
        var standings = kpis.Select(kpi => Assessor.Measure(kpi, period, view)).ToList();

        return topic.Answer(
            standings,
            period,
            string.Join(" ", series.Select(one => Headline(topic, one.Kpi, one.Points, period))),
            series.SelectMany(one => Parts(topic, one.Kpi, one.Points, byWeek)));
    }

    private static string Headline(Topic topic, Kpi kpi, IReadOnlyList<(Period Period, decimal Value)> points, Period period)
    {
        var (voice, name) = (topic.Voice, topic.Voice.NameOf(kpi));
        if (points.Count < 2)
        {
            return voice.Say("Trend.TooShort", name, voice.Dates.Of(period));
        }

        var complete = points.Where(point => topic.View.AsOf.HasEnded(point.Period)).ToList();
        var (first, last) = complete.Count >= 2 ? (complete[0], complete[^1]) : (points[0], points[^1]);
        var arrow = last.Value > first.Value ? "↗" : last.Value < first.Value ? "↘" : "→";
        var better = last.Value == first.Value || kpi.Better == Direction.Band
            ? ""
            : " " + voice.Say((last.Value > first.Value) == (kpi.Better == Direction.Higher) ? "Trend.Better" : "Trend.Worse");
        return voice.Say("Trend.FromTo", StandingWords.Capital(name), arrow, voice.Value(kpi, first.Value), voice.Dates.Of(first.Period), voice.Value(kpi, last.Value), voice.Dates.Of(last.Period), better);
    }

    private static string Words(Topic topic, Kpi kpi, (Period Period, decimal Value) point)
    {
        var words = $"{topic.Voice.Dates.Of(point.Period)} {topic.Voice.Value(kpi, point.Value)}";
        return topic.View.AsOf.HasEnded(point.Period) ? words : topic.Voice.Say("Trend.SoFar", words);
    }

    private static IEnumerable<Part> Parts(Topic topic, Kpi kpi, IReadOnlyList<(Period Period, decimal Value)> points, bool byWeek)
    {
        var voice = topic.Voice;
        if (points.Count < 2)
        {
            yield break;
        }

        var (title, day) = (StandingWords.Capital(voice.NameOf(kpi)), topic.View.AsOf.Day);
        yield return new Part.Chart(
            title,
            [new(title, LineStyle.Solid, [.. points.Select(point => new Point(LocalDate.Min(point.Period.To, day), point.Value))])],
            value => voice.Value(kpi, value),
            string.Join(" · ", points.Select(point => Words(topic, kpi, point))));

        var complete = points.Where(point => topic.View.AsOf.HasEnded(point.Period)).ToList();
        var chart = XmrChart.Of(complete.Select(point => point.Value));
        if (chart.Verdict == SeriesVerdict.TooFewPoints && !byWeek && new SignalWords(topic).Of(kpi, new(points[0].Period.From, points[^1].Period.To)) is { } weeks)
        {
            // A few months say nothing; their weeks may.
            yield return weeks;
            yield break;
        }

        yield return new Part.Text(chart.Verdict switch
        {
            SeriesVerdict.TooFewPoints => voice.Say("Signal.TooFew", complete.Count, XmrChart.FewestPoints),
            SeriesVerdict.Noise => voice.Say("Signal.Noise." + (byWeek ? "Weeks" : "Months"), voice.NameOf(kpi), voice.Value(kpi, SignalWords.LowOf(chart)), voice.Value(kpi, SignalWords.HighOf(kpi, chart))),
            _ => string.Join(" ", chart.Signals.TakeLast(3).Select(signal => voice.Say(
                $"Signal.{signal.Kind}", voice.NameOf(kpi), voice.Dates.Of(complete[signal.First].Period), voice.Dates.Of(complete[signal.Last].Period), voice.Value(kpi, complete[signal.Last].Value)))),
        });
    }
}
