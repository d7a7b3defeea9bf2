using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.HandOffs;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Answers;

/// <summary>The joint report of sales and marketing for a month: the goal, every agreed KPI by who answers for it, the hand-off and the wins.</summary>
internal sealed class ScorecardAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Scorecard;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, view) = (topic.Voice, topic.View);
        if (view.Agreement is null)
        {
            return topic.Tell(voice.Say("Scorecard.NoAgreement"), [new Part.Text(voice.Say("Help.NoAgreement"))]);
        }

        var period = topic.Agreed(topic.Reading.Period ?? LastMonth(topic));
        var kpis = topic.Reading.Department is { } department ? view.Catalog.Agreed.Where(kpi => kpi.Owner == department) : view.Catalog.Agreed;
        var standings = kpis.Select(kpi => Assessor.Measure(kpi, period, view)).ToList();
        var revenue = Assessor.Measure(view.Catalog.Find(KpiIds.Revenue)!, period, view);
        if (standings.All(standing => standing.Actual is null) && revenue.Actual is null)
        {
            return topic.Tell(voice.Say("Scorecard.NoNumbers", voice.Dates.Of(period)), [new Part.Text(voice.Say("Scorecard.NoNumbers.HowTo"))]);
        }

        var term = topic.StandingOf(revenue.Kpi, topic.Term);

        return topic.Answer(
            standings.Count > 0 ? standings : [revenue],
            period,
            Headline(topic, revenue, standings),
            [
                new StandingWords(topic).Progress(revenue),
                new Part.Figures([.. Term(topic, term)]),
                .. new ScorecardTables(topic).ByDepartment(standings, period),
                HandOff(topic, period),
                WonDeals.In(period, view) is { Count: > 0 } won ? new Part.Text(voice.Say("Scorecard.Wins", new WinWords(topic).Won(won))) : null,
                Missing(topic, standings),
            ],
            revenue.Status,
            [.. NextSteps.Of(topic, Intent.Why, Intent.Wins, Intent.Breaches), .. NextSteps.Of(topic, Intent.Schedule)]);
    }

    // A month is reported once it is complete.
    private static Period LastMonth(Topic topic)
    {
        var (asOf, term) = (topic.View.AsOf, topic.Term);
        var running = Period.MonthOf(asOf.Day);
        var last = asOf.Day == running.To && asOf.DayShare == 1m ? running : Period.MonthOf(running.From.PlusDays(-1));
        return last.To < term.From ? running : last.From > term.To ? Period.MonthOf(term.To) : last;
    }

    private static string Headline(Topic topic, Standing revenue, List<Standing> standings)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        var judged = standings.Where(standing => standing.Status is not (null or Status.NoData)).ToList();
        var good = judged.Count(standing => standing.Status is Status.OnPace or Status.Ahead);
        var who = topic.Reading.Department is { } department ? voice.Say("Scorecard.Department", voice.NameOf(department)) : voice.Say("Scorecard.Joint");
        var goal = revenue is { Actual: { } actual, Target: > 0m and { } target }
            ? voice.Say("Scorecard.Revenue", StandingWords.Capital(voice.NameOf(revenue.Kpi)), words.Actual(revenue), words.Target(revenue), NumberWords.Percent(actual / target))
            : voice.Say("Scorecard.NoRevenue", voice.NameOf(revenue.Kpi));
        var status = revenue.Met is { } met ? voice.Say(met ? "Status.Met" : "Status.Missed") : voice.Say($"Status.{revenue.Status ?? Status.NoData}");
        return voice.Say("Scorecard.Headline", StatusMark.Of(revenue.Status), status, who, voice.Dates.Of(revenue.Period), goal, good, judged.Count);
    }

    // The goal is the term's: the month is a step on the way.
    private static IEnumerable<Figure> Term(Topic topic, Standing term)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        if (term is not { Actual: { } actual, Target: > 0m and { } target })
        {
            yield break;
        }

        yield return new(
            voice.Say("Scorecard.Term"),
            voice.Say("Figure.Of", words.Actual(term), words.Target(term)),
            voice.Say("Scorecard.Term.Hint", NumberWords.Percent(actual / target), voice.Value(term.Kpi, term.Expected)));
        foreach (var figure in words.Figures(term))
        {
            yield return figure;
        }
    }

    private static Part.Text? HandOff(Topic topic, Period period) =>
        ResponseLimit.In(topic.View) is not { } limit ? null
        : !FirstResponses.AreTracked(topic.View) ? new(topic.Voice.Say("Scorecard.HandOff.NotTracked"))
        : new(topic.Voice.Say("Scorecard.HandOff", new BreachWords(topic, limit).Headline(FirstResponses.To(period, limit, topic.View))));

    private static Part.Note? Missing(Topic topic, List<Standing> standings)
    {
        var missing = standings.Where(standing => standing.Actual is null).Select(standing => NameAndOwner(topic.Voice, standing.Kpi)).ToList();
        return missing.Count == 0 ? null : new(NoteKind.Caution, topic.Voice.Say("Scorecard.Missing", string.Join(topic.Voice.Say("List.Comma"), missing)));
    }

    private static string NameAndOwner(Voice voice, Kpi kpi) =>
        kpi.Owner is { } owner ? voice.Say("Scorecard.Missing.Owner", voice.NameOf(kpi), voice.NameOf(owner)) : voice.NameOf(kpi);
}
