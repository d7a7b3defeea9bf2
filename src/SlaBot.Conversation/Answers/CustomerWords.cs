using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Retention;
using SlaBot.Domain.Scores;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>What stands behind churn, retention and the net promoter score.</summary>
/// <param name="topic">What is answered.</param>
internal sealed class CustomerWords(Topic topic)
{
    private const int MostCohorts = 6;
    private readonly Voice voice = topic.Voice;

    /// <summary>How many of how many, the interval, and what the target means for the days; none where the value was only read off elsewhere.</summary>
    public IEnumerable<Figure> Figures(Standing standing) => standing switch
    {
        { Rate: { } rate, Kpi.Measure: Measure.Churn churn } => Churn(standing, rate, churn),
        { Score: { } evidence } => Score(evidence),
        _ => [],
    };

    /// <summary>What is left of the customers of each of the last months; null where no loss names the month of its customer, or something else was asked.</summary>
    public Part.Table? Cohorts(Standing standing)
    {
        if (standing.Kpi.Measure is not Measure.Churn || CustomerCohorts.Of(topic.View) is not { Count: > 0 } cohorts)
        {
            return null;
        }

        return new(
            voice.Say("Churn.Cohorts"),
            [
                new(voice.Say("Churn.Column.Month")),
                new(voice.Say("Churn.Column.Started"), IsNumber: true),
                new(voice.Say("Churn.Column.Kept"), IsNumber: true),
                new(voice.Say("Churn.Column.Share"), IsNumber: true),
                new(voice.Say("Column.Interval"), IsNumber: true),
                new(voice.Say("Churn.Column.Age")),
            ],
            [
                .. cohorts.TakeLast(MostCohorts).Select(cohort => new Row(
                [
                    voice.Dates.Of(cohort.Month),
                    voice.Numbers.Count(cohort.Size),
                    voice.Numbers.Count(cohort.Kept),
                    cohort.Share is { } share ? NumberWords.Percent(share) : "",
                    cohort.Interval is { } interval ? NumberWords.PercentRange(interval.Low, interval.High) : "",
                    Age(cohort),
                ])),
            ]);
    }

    /// <summary>What keeps a figure about customers from being told; null where nothing does.</summary>
    public string? Caution(Standing standing)
    {
        if (standing is not { Actual: null, HasBegun: true, Kpi: { Measure: Measure.Churn or Measure.NetScore } kpi } || !new Meter(topic.View).IsComputed(kpi))
        {
            return null;
        }

        var days = voice.Dates.Of(standing.Period);
        return kpi.Measure is Measure.NetScore ? voice.Say("NetScore.NoAnswers", days)
            : standing.Measured.Denominator is 0m ? voice.Say("Churn.Nobody", days)
            : voice.Say("Churn.NoStart", days);
    }

    private IEnumerable<Figure> Churn(Standing standing, RateEvidence rate, Measure.Churn churn)
    {
        if (standing.Period.Until(topic.View.AsOf.Day) is { } days && new Meter(topic.View).BaseOf(churn, days) is { ReadOn: { } day })
        {
            yield return new(
                voice.Say("Figure.Evidence"),
                voice.Say("Churn.Lost", voice.Numbers.Count(rate.InPeriod.Numerator), voice.Numbers.Count(rate.InPeriod.Denominator), voice.Dates.Of(day)));
        }

        if (rate.Interval is { } interval)
        {
            yield return new(
                voice.Say("Figure.Interval"),
                NumberWords.PercentRange(interval.Low, interval.High),
                rate.Comparison is { } comparison ? voice.Say($"NetScore.Compared.{comparison}") : null);
        }

        if (standing is { Target: { } target, Kpi.Target: { } agreed } && target != agreed)
        {
            yield return new(voice.Say("Churn.Target"), voice.Value(standing.Kpi, target), voice.Say($"Churn.Agreed.{churn.Span}", voice.Value(standing.Kpi, agreed)));
        }
    }

    private IEnumerable<Figure> Score(ScoreEvidence evidence)
    {
        var score = evidence.Score;
        yield return new(
            voice.Say("NetScore.Answers"),
            voice.Say("NetScore.Answers.Are", voice.Numbers.Count(score.Promoters), voice.Numbers.Count(score.Passives), voice.Numbers.Count(score.Detractors)));
        if (score is { Interval: { } interval, StandardError: { } error })
        {
            yield return new(
                voice.Say("Figure.Interval"),
                Range(voice, interval),
                evidence.Comparison is { } comparison ? voice.Say($"NetScore.Compared.{comparison}") : null);
            yield return new(voice.Say("NetScore.Error"), voice.Say("NetScore.Error.Is", NumberWords.Plain(error, 1)));
        }
    }

    /// <summary>The interval of a score, in points.</summary>
    public static string Range(Voice voice, ScoreInterval interval) =>
        voice.Say("Value.Range", voice.Numbers.In(KpiUnit.Points, interval.Low), voice.Numbers.In(KpiUnit.Points, interval.High));

    private string Age(CustomerCohort cohort)
    {
        var months = voice.Count("Churn.Age", Math.Max(0, cohort.Age));
        return !cohort.IsMaturing ? months
            : cohort is { Matured: { } matured, Estimate: { } estimate } ? voice.Say("Churn.Maturing", months, NumberWords.Percent(matured), NumberWords.Percent(estimate))
            : voice.Say("Churn.Young", months);
    }
}
