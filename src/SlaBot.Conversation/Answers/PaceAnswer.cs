using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"Are we on pace?": status, rates first, then the totals and where they lead.</summary>
internal sealed class PaceAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Pace;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        if (topic.Reading is { IsOfDepartments: true, Kpis.Count: 0 } && CompareAnswer.Departments(topic, topic.Reading.Period ?? topic.ToDate) is { } departments)
        {
            return departments;
        }

        var kpis = topic.Reading is { IsOfAllKpis: true, Department: null } ? [.. topic.View.Catalog.Agreed] : topic.KpisOr(KpiIds.Revenue);
        var period = topic.Agreed(topic.Reading.Period ?? topic.Unasked(kpis, topic.Term));
        var standings = kpis.Select(kpi => topic.StandingOf(kpi, period)).ToList();
        return standings.Count == 1 ? One(topic, standings[0]) : Several(topic, standings, period);
    }

    private static Answered One(Topic topic, Standing standing)
    {
        var words = new StandingWords(topic);
        var gap = FunnelGap.Explain(standing.Kpi, standing.Period, topic.View);
        Part?[] parts =
        [
            words.Progress(standing),
            new RateWords(topic).Leading(standing),
            new Part.Figures([.. words.RateFigures(standing), .. words.Figures(standing)]),
            new CustomerWords(topic).Cohorts(standing),
            RecurringWords.Table(standing.Picture, standing.Period, topic.Voice),
            gap is null ? null : new GapWords(topic).Drivers(gap, standing),
            PaceChart.Of(topic, standing),
        ];
        return topic.Answer([standing], standing.Period, words.Headline(standing), parts, standing.Status) with { Gap = gap };
    }

    private static Answered Several(Topic topic, IReadOnlyList<Standing> standings, Period period)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        var good = standings.Count(standing => standing.Status is Status.OnPace or Status.Ahead);
        var worst = standings.Where(s => s.Status is Status.Behind or Status.AtRisk).MinBy(s => s.Pace?.Ratio ?? 1m);
        var status = worst?.Status ?? standings.Max(standing => standing.Status);
        var who = topic.Reading.Department is { } department ? voice.NameOf(department) : voice.Say("Pace.Everything");
        var headline = voice.Say("Pace.Several", StatusMark.Of(status), voice.Say($"Status.{status ?? Status.NoData}"), who, good, standings.Count);

        return topic.Answer(
            standings,
            period,
            worst is null ? headline : headline + " " + voice.Say("Pace.Worst", voice.NameOf(worst.Kpi), words.Actual(worst), words.Target(worst)),
            [new StandingTable(topic).Of(standings, period)],
            status,
            NextSteps.After(topic, worst ?? standings[0]));
    }
}
