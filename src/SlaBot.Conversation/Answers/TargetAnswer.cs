using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"What did we agree?": targets, and how they follow from the goal.</summary>
internal sealed class TargetAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Target;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var period = topic.Reading.Period ?? topic.Term;
        var standings = topic.KpisOr(KpiIds.Revenue).Select(kpi => topic.StandingOf(kpi, period)).ToList();
        return topic.Answer(
            standings,
            period,
            string.Join(" ", standings.Take(4).Select(standing => Headline(topic, standing))),
            [.. Derivation(topic, standings[0], period), .. Past(topic, period)]);
    }

    // "What did we agree in March?": which version held, and what has changed since.
    private static IEnumerable<Part> Past(Topic topic, Period period) =>
        topic.Reading is { Kpis.Count: 0, Department: null, Period: not null } ? AgreementPast.Since(topic, period) : [];

    private static string Headline(Topic topic, Standing standing)
    {
        var name = topic.Voice.NameOf(standing.Kpi);
        return standing.Target is null
            ? topic.Voice.Say("Target.None", name, topic.Voice.Dates.Of(standing.Period))
            : topic.Voice.Say("Target.Is", StandingWords.Capital(name), new StandingWords(topic).Target(standing), topic.Voice.Dates.Of(standing.Period));
    }

    // Every stage's target follows from the goal, so the chain is the explanation.
    private static IEnumerable<Part> Derivation(Topic topic, Standing standing, Period period)
    {
        // Of a period under an earlier version, that version's goal: the present one explains nothing of it.
        var terms = standing.Revisions is [.., { Terms: var then }] ? then : topic.View.Agreement;
        if (terms is not { Goal: var goal, Funnel: var funnel } || (standing.Kpi.Id != KpiIds.Revenue && funnel.IndexOf(standing.Kpi.Id) < 0))
        {
            yield break;
        }

        var (voice, words) = (topic.Voice, new StandingWords(topic));
        yield return new Part.Text(voice.Say("Target.Goal", voice.Numbers.Money(goal.Revenue.Amount), voice.Numbers.Money(goal.AverageDealSize.Amount), words.TargetOf(topic.View.Catalog.Find(funnel.Last.Id)!, goal.Customers)));
        yield return new Part.Table(
            voice.Say("Table.Targets", voice.Dates.Of(period)),
            [new(voice.Say("Column.Stage")), new(voice.Say("Column.Target"), IsNumber: true), new(voice.Say("Column.Benchmark"), IsNumber: true), new(voice.Say("Column.Owner"))],
            [
                .. funnel.Stages.Select(stage => new Row(
                [
                    StandingWords.Capital(voice.NameOf(topic.View.Catalog.Find(stage.Id)!)),
                    words.Target(topic.StandingOf(topic.View.Catalog.Find(stage.Id)!, period)),
                    stage.Rate is { } rate ? NumberWords.Percent(rate) : "",
                    stage.Owner is { } owner ? voice.NameOf(owner) : "",
                ])),
            ]);
    }
}
