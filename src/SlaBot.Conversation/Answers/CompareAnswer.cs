using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"This quarter against last": both sides and the difference; or several KPIs, or the departments, beside each other.</summary>
internal sealed class CompareAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Compare;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var period = topic.Reading.Period ?? topic.ToDate;
        if (topic.Reading is { Among: { } unit, Compare: null } && RankedSpans.Of(topic, unit, period) is { } ranked)
        {
            return ranked;
        }

        if (topic.Reading is { Kpis.Count: 0, Department: null, Compare: null } && Departments(topic, period) is { } departments)
        {
            return departments;
        }

        var kpis = topic.KpisOr(KpiIds.Revenue);
        return topic.Reading.Compare is null && kpis.Count > 1
            ? SideBySide(topic, kpis, period)
            : Against(topic, kpis, period, topic.Reading.Compare ?? period.Preceding());
    }

    private static Answered Against(Topic topic, IReadOnlyList<Kpi> kpis, Period period, Period other)
    {
        var voice = topic.Voice;
        var here = kpis.Select(kpi => Assessor.Measure(kpi, period, topic.View)).ToList();
        var there = kpis.Select(kpi => Assessor.Measure(kpi, other, topic.View)).ToList();
        var table = new Part.Table(
            voice.Say("Table.Compare", voice.Dates.Of(period), voice.Dates.Of(other)),
            [
                new(voice.Say("Column.Kpi")),
                new(voice.Dates.Of(period), IsNumber: true),
                new(voice.Dates.Of(other), IsNumber: true),
                new(voice.Say("Column.Difference"), IsNumber: true),
                new(voice.Say("Column.Change"), IsNumber: true),
            ],
            [.. here.Zip(there, (a, b) => RowOf(topic, a, b))]);
        var headline = string.Join(" ", here.Zip(there, (a, b) => Headline(topic, a, b)).Take(3));
        return topic.Answer(here, period, headline, [table, .. here.Zip(there, (a, b) => Chance(topic, a, b)), .. Running(topic, period, other)]) with { Compared = there };
    }

    // Neither a KPI nor another period was named: the departments are what is set against each other.
    internal static Answered? Departments(Topic topic, Period period)
    {
        var owned = topic.View.Catalog.Agreed.Where(kpi => kpi.Owner is not null).GroupBy(kpi => kpi.Owner!.Value).ToList();
        if (owned.Count < 2)
        {
            return null;
        }

        var sides = owned.Select(side => (Party: side.Key, Standings: side.Select(kpi => topic.StandingOf(kpi, topic.Agreed(period))).ToList())).ToList();
        var words = sides.Select(side => topic.Voice.Say(
            "Compare.Department",
            topic.Voice.NameOf(side.Party),
            side.Standings.Count(standing => standing.Status is Status.OnPace or Status.Ahead),
            side.Standings.Count));
        return topic.Answer(
            [.. sides.SelectMany(side => side.Standings)],
            period,
            topic.Voice.Say("Compare.Beside", topic.Voice.Dates.Of(period), string.Join(" · ", words)),
            sides.Select(side => new StandingTable(topic).Of(side.Standings, period)));
    }

    private static Answered SideBySide(Topic topic, IReadOnlyList<Kpi> kpis, Period period)
    {
        var standings = kpis.Select(kpi => topic.StandingOf(kpi, period)).ToList();
        var words = new StandingWords(topic);
        return topic.Answer(
            standings,
            period,
            topic.Voice.Say("Compare.Beside", topic.Voice.Dates.Of(period), string.Join(" · ", standings.Select(s => $"{topic.Voice.NameOf(s.Kpi)} {words.Actual(s)}"))),
            [new StandingTable(topic).Of(standings, period)]);
    }

    private static string Headline(Topic topic, Standing here, Standing there)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        if (here.Actual is not { } a || there.Actual is not { } b)
        {
            return words.Headline(here.Actual is null ? here : there);
        }

        var key = a > b ? "Compare.More" : a < b ? "Compare.Less" : "Compare.Same";
        return voice.Say(
            key,
            StandingWords.Capital(voice.NameOf(here.Kpi)),
            words.Actual(here),
            voice.Dates.Of(here.Period),
            voice.Numbers.Difference(here.Kpi.Unit, a - b),
            words.Actual(there),
            voice.Dates.Of(there.Period),
            Judged(voice, here.Kpi, a - b));
    }

    // Less is better of some: the difference alone does not say.
    private static string Judged(Voice voice, Kpi kpi, decimal difference) => difference == 0m || kpi.Better == Direction.Band
        ? ""
        : (voice.Language == "en" ? " " : "") + voice.Say((difference > 0m) == (kpi.Better == Direction.Higher) ? "Trend.Better" : "Trend.Worse");

    // Two rates may differ by chance alone; where their intervals overlap, nobody can tell.
    internal static Part.Text? Chance(Topic topic, Standing here, Standing there)
    {
        if (here.Rate?.Interval is not { } a || there.Rate?.Interval is not { } b || here.Actual == there.Actual)
        {
            return null;
        }

        var overlap = a.Low <= b.High && b.Low <= a.High;
        return new(topic.Voice.Say(
            overlap ? "Compare.Overlap" : "Compare.Apart",
            StandingWords.Capital(topic.Voice.NameOf(here.Kpi)),
            NumberWords.PercentRange(a.Low, a.High),
            NumberWords.PercentRange(b.Low, b.High)));
    }

    // Part of a period against a whole one is no fair comparison; whoever reads it should know.
    private static IEnumerable<Part.Note> Running(Topic topic, Period period, Period other) =>
        new[] { period, other }
            .Where(side => side.Contains(topic.View.AsOf.Day) && side.To > topic.View.AsOf.Day)
            .Select(side => new Part.Note(
                NoteKind.Caution,
                topic.Voice.Say("Note.Running", topic.Voice.Dates.Of(side), side.Until(topic.View.AsOf.Day)!.Value.Length, side.Length)));

    private static Row RowOf(Topic topic, Standing here, Standing there)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        var known = here.Actual is not null && there.Actual is not null;
        return new(
        [
            StandingWords.Capital(voice.NameOf(here.Kpi)),
            words.Actual(here),
            words.Actual(there),
            known ? voice.Numbers.Difference(here.Kpi.Unit, here.Actual!.Value - there.Actual!.Value) : "–",
            known && there.Actual > 0m ? NumberWords.Percent((here.Actual!.Value / there.Actual!.Value) - 1m) : "–",
        ]);
    }
}
