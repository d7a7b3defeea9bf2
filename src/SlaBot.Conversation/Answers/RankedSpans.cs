using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"What was our best month?": the whole months of a period, the best first.</summary>
internal static class RankedSpans
{
    private const int MostShown = 12;

    /// <summary>The answer; null where there are not two that are over and have a number.</summary>
    /// <param name="topic">What was asked.</param>
    /// <param name="unit">Of what the best is looked for.</param>
    /// <param name="period">Among which days.</param>
    public static Answered? Of(Topic topic, SpanUnit unit, Period period)
    {
        var (voice, view) = (topic.Voice, topic.View);
        var kpi = topic.KpisOr(KpiIds.Revenue)[0];
        var over = Spans.Of(unit, period, topic.Term).Where(view.AsOf.HasEnded);
        var points = Series.Measured(kpi, view, over);
        if (points.Count < 2)
        {
            return null;
        }

        var ranked = (kpi.Better == Direction.Lower ? points.OrderBy(point => point.Value) : points.OrderByDescending(point => point.Value)).ThenBy(point => point.Period.From).ToList();
        var (best, last) = (ranked[0], ranked[^1]);
        var (here, there) = (Assessor.Measure(kpi, best.Period, view), Assessor.Measure(kpi, last.Period, view));
        var name = StandingWords.Capital(voice.NameOf(kpi));
        var headline = voice.Say(
            kpi.Better == Direction.Band ? "Ranked.Highest" : "Ranked.Best",
            voice.Say($"Ranked.{unit}"), voice.NameOf(kpi), voice.Dates.Of(best.Period), voice.Value(kpi, best.Value), voice.Dates.Of(last.Period), voice.Value(kpi, last.Value));
        return topic.Answer(
            [here],
            best.Period,
            headline,
            [
                new Part.Table(
                    voice.Say($"Ranked.Table.{unit}", name),
                    [new(voice.Say($"Ranked.Column.{unit}")), new(name, IsNumber: true)],
                    [.. ranked.Take(MostShown).Select(point => new Row([voice.Dates.Of(point.Period), voice.Value(kpi, point.Value)]))]),
                ranked.Count > MostShown ? new Part.Text(voice.Say("Ranked.More", ranked.Count - MostShown)) : null,
                CompareAnswer.Chance(topic, here, there),
                new Part.Note(NoteKind.Provenance, voice.Say("Ranked.Whole", voice.Dates.Of(period.Until(view.AsOf.Day) ?? period))),
            ]);
    }
}
