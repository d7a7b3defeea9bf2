using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"Show the funnel": every stage with the rate to the next, judged by its benchmark and its interval.</summary>
internal sealed class FunnelAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Funnel;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var period = topic.Reading.Period ?? topic.ToDate;
        var stages = topic.View.Catalog.Funnel.Stages.Select(stage => Measured(topic, stage.Id, period)).ToList();
        var rates = stages.Zip(stages.Skip(1), (above, below) => Measured(topic, KpiIds.Rate(above.Kpi.Id, below.Kpi.Id), period)).ToList();
        var weakest = rates.Where(rate => rate.Status is Status.Behind or Status.AtRisk).MinBy(rate => rate.Pace?.Ratio ?? 1m);

        var status = stages.Where(stage => stage.Status is Status.Behind or Status.AtRisk).Select(stage => stage.Status).Append(weakest?.Status).Min();

        return topic.Answer(
            [.. stages, .. rates], period, Headline(topic, stages, weakest, period), [Table(topic, stages, rates, period)], status, NextSteps.ToBegin(topic));
    }

    private static Standing Measured(Topic topic, Domain.Values.KpiId id, Period period) =>
        Assessor.Measure(topic.View.Catalog.Find(id)!, period, topic.View);

    private static string Headline(Topic topic, IReadOnlyList<Standing> stages, Standing? weakest, Period period)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        var known = stages.Where(stage => stage.Actual is not null).ToList();
        var chain = known.Count == 0
            ? voice.Say("Funnel.NoData", voice.Dates.Of(period))
            : voice.Say("Funnel.Chain", voice.Dates.Of(period), string.Join(" → ", known.Select(stage => $"{words.Actual(stage)} {voice.NameOf(stage.Kpi)}")));
        var fewest = known.Where(stage => stage is { Status: Status.Behind or Status.AtRisk, Expected: not null }).MinBy(stage => stage.Pace?.Ratio ?? 1m);
        string?[] sentences =
        [
            chain,
            weakest is null ? null : voice.Say("Funnel.Weakest", StatusMark.Of(weakest.Status), voice.NameOf(weakest.Kpi), words.Actual(weakest), words.Target(weakest)),
            fewest is null ? null : voice.Say("Funnel.Fewest", StatusMark.Of(fewest.Status), voice.NameOf(fewest.Kpi), words.Actual(fewest), voice.Value(fewest.Kpi, fewest.Expected)),
        ];
        return string.Join(" ", sentences.OfType<string>());
    }

    private static Part.Table Table(Topic topic, IReadOnlyList<Standing> stages, IReadOnlyList<Standing> rates, Period period)
    {
        var (voice, words) = (topic.Voice, new StandingWords(topic));
        return new(
            voice.Say("Table.Funnel", voice.Dates.Of(period)),
            [
                new(voice.Say("Column.Stage")),
                new(voice.Say("Column.Actual"), IsNumber: true),
                new(voice.Say("Column.Expected"), IsNumber: true),
                new(voice.Say("Column.Status")),
                new(voice.Say("Column.ToNext"), IsNumber: true),
                new(voice.Say("Column.Interval"), IsNumber: true),
                new(voice.Say("Column.Benchmark"), IsNumber: true),
                new(voice.Say("Column.Rate.Judged")),
            ],
            [.. stages.Select((stage, i) => RowOf(stage, i < rates.Count ? rates[i] : null))]);

        Row RowOf(Standing stage, Standing? rate) => new(
            [
                StandingWords.Capital(voice.NameOf(stage.Kpi)),
                words.Actual(stage),
                stage.Expected is { } expected ? voice.Numbers.Count(expected) : "–",
                stage.Status is { } status ? $"{StatusMark.Of(status)} {voice.Say($"Status.{status}")}" : "–",
                rate?.Actual is { } seen ? NumberWords.Percent(seen) : "–",
                rate?.Rate?.Interval is { } interval ? NumberWords.PercentRange(interval.Low, interval.High) : "–",
                rate is null ? "–" : words.Target(rate),
                rate is { Actual: not null, Status: { } judged } ? voice.Say($"Rate.{judged}") : "–",
            ],
            stage.Status);
    }
}
