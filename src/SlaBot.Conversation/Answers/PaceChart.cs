using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>Actual against expected, summed up over the period, with the range it may end in.</summary>
internal static class PaceChart
{
    private const int MostPoints = 60;

    /// <summary>The chart of a standing; null where days do not add up, or nothing was agreed.</summary>
    public static Part.Chart? Of(Topic topic, Standing standing)
    {
        if (standing is not { Kpi: { IsProRated: true, Measure: Measure.Total total } kpi, Actual: { } actual, Target: not null })
        {
            return null;
        }

        var (voice, view, period) = (topic.Voice, topic.View, standing.Period);
        var agreed = AgreedTarget.Of(kpi, period, view.Agreements, view.Totals);
        var days = Sampled(period).ToList();
        var series = new Meter(view).SeriesOf(total.Series);
        var passed = days.Append(view.AsOf.Day).Where(day => day <= view.AsOf.Day && period.Contains(day)).Distinct().Order();
        var lines = new List<Line>
        {
            new(voice.Say("Chart.Actual"), LineStyle.Solid, [.. SummedUp(series, period.From, passed)]),
            new(voice.Say("Chart.Expected"), LineStyle.Dashed, [.. days.Select(day => new Point(day, agreed.ExpectedBy(AsOf.CloseOf(day)) ?? 0m))]),
        };
        if (standing is { Projection: { } projection, HasEnded: false })
        {
            lines.Add(new(voice.Say("Chart.Low"), LineStyle.Dotted, [new(view.AsOf.Day, actual), new(period.To, projection.Low)]));
            lines.Add(new(voice.Say("Chart.High"), LineStyle.Dotted, [new(view.AsOf.Day, actual), new(period.To, projection.High)]));
        }

        return new(
            voice.Say("Chart.Pace", StandingWords.Capital(voice.NameOf(kpi))),
            lines,
            value => voice.Value(kpi, value),
            voice.Say(standing.HasEnded ? "Chart.Pace.Ended" : "Chart.Pace.Words", StandingWords.Capital(voice.NameOf(kpi)), voice.Value(kpi, actual), voice.Value(kpi, standing.Expected), new StandingWords(topic).Target(standing)));
    }

    // Each point adds its own stretch to the one before: the days are gone over once.
    private static IEnumerable<Point> SummedUp(TotalsSeries series, LocalDate from, IEnumerable<LocalDate> days)
    {
        var sum = 0m;
        foreach (var day in days)
        {
            sum += series.Sum(new(from, day)).Sum;
            from = day.PlusDays(1);
            yield return new(day, sum);
        }
    }

    // A line needs no more points than it has pixels to show them.
    private static IEnumerable<LocalDate> Sampled(Period period)
    {
        var step = Math.Max(1, (period.Length + MostPoints - 1) / MostPoints);
        return period.Days.Where((_, i) => i % step == 0).Append(period.To).Distinct();
    }
}
