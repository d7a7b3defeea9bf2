using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>Says in words how a KPI stands.</summary>
internal sealed class StandingWords(Topic topic)
{
    private readonly Voice voice = topic.Voice;

    /// <summary>The answer in one line: mark, status, and the number within the first 80 characters.</summary>
    public string Headline(Standing standing)
    {
        var (kpi, period) = (standing.Kpi, voice.Dates.Of(standing.Period));
        var name = voice.NameOf(kpi);
        return standing switch
        {
            { Status: Status.NoData, Measured.Feed: null } => Marked(standing, voice.Say("Standing.NoData", name)),
            { HasBegun: false } => Marked(standing, voice.Say("Standing.NotBegun", period)),
            { Actual: null } => Marked(standing, voice.Say("Standing.NoValue", name, period)),
            { Target: null } => Say(kpi, "Standing.NoTarget", Capital(name), Actual(standing), period),
            { Kpi.IsProRated: false } => Marked(standing, Say(kpi, "Standing.Against", name, Actual(standing), Target(standing), period)),
            { Met: { } met } => Say(
                kpi, "Standing.Ended", StatusMark.Of(standing.Status), voice.Say(met ? "Status.Met" : "Status.Missed"), name, Actual(standing), Target(standing), Done(standing), period),
            { Status: Status.TooEarly } => Marked(standing, Say(kpi, "Standing.TooEarly", name, Actual(standing), Target(standing), period)),
            _ => Marked(standing, Say(kpi, "Standing.Running", name, Actual(standing), Target(standing), Done(standing), Expected(standing), period)),
        };
    }

    /// <summary>How much is done, beside how much should be; null where that cannot be drawn.</summary>
    public Part.Progress? Progress(Standing standing)
    {
        if (standing is not { Kpi.IsProRated: true, Actual: { } actual, Target: > 0m and { } target })
        {
            return null;
        }

        var (done, expected) = (actual / target, standing.Expected / target);
        return new(
            Capital(voice.NameOf(standing.Kpi)),
            done,
            standing.HasEnded ? null : expected,
            standing.HasEnded
                ? voice.Say("Standing.Progress.Ended", NumberWords.Percent(done))
                : voice.Say("Standing.Progress", NumberWords.Percent(done), NumberWords.Percent(expected ?? 1m)))
        {
            Bounds = topic.View.Agreement is { Pace.Thresholds: var bands } && expected is { } due && standing.Kpi.Better == Direction.Higher
                ? [bands.AtRisk * due, bands.OnPace * due, bands.Ahead * due]
                : [],
        };
    }

    /// <summary>The numbers of a pace answer, those first that show where it is heading.</summary>
    public IEnumerable<Figure> Figures(Standing standing)
    {
        if (standing.Pace is { Ratio: { } ratio } pace && standing.Kpi.IsProRated)
        {
            yield return new(voice.Say("Figure.Pace"), NumberWords.Percent(ratio), voice.Say(IsLimit(standing) ? "Figure.Pace.Hint.Limit" : "Figure.Pace.Hint"));
            yield return new(voice.Say(standing.HasEnded ? "Figure.Gap.Ended" : "Figure.Gap"), voice.Numbers.Difference(standing.Kpi.Unit, pace.Gap));
        }

        if (standing is { Projection: { } projection, HasEnded: false })
        {
            yield return Heading(standing, projection);
            if (standing.ChanceOfTarget is { } probability && !projection.IsTooEarly)
            {
                yield return new(voice.Say("Figure.Probability"), Chance(probability));
            }
        }

        if (standing is { HasEnded: false, RequiredPerWorkingDay: { } required })
        {
            yield return new(
                voice.Say(IsLimit(standing) ? "Figure.Required.Limit" : "Figure.Required"),
                PerDay(standing.Kpi, required),
                voice.Say("Figure.Required.Hint", DaysLeft(standing)));
        }
    }

    /// <summary>What stands behind a rate or a score: how many of how many, the interval, the cohort.</summary>
    public IEnumerable<Figure> RateFigures(Standing standing)
    {
        if (standing.Kpi.Measure is not Measure.Ratio)
        {
            foreach (var figure in new CustomerWords(topic).Figures(standing))
            {
                yield return figure;
            }

            yield break;
        }

        if (standing.Rate is not { } rate)
        {
            yield break;
        }

        yield return new(
            voice.Say("Figure.Evidence"),
            voice.Say("Figure.Evidence.Of", Counted(standing, rate.InPeriod.Numerator, above: true), Counted(standing, rate.InPeriod.Denominator, above: false)));
        if (rate.Interval is { } interval)
        {
            yield return new(voice.Say("Figure.Interval"), NumberWords.PercentRange(interval.Low, interval.High), Comparison(rate.Comparison));
        }

        if (rate.Cohort is { Value: { } cohort } journeys)
        {
            yield return new(
                voice.Say("Figure.Cohort"),
                NumberWords.Percent(cohort),
                journeys.IsMaturing
                    ? journeys.Matured is { } matured
                        ? voice.Say("Figure.Cohort.Maturing", NumberWords.Percent(matured), NumberWords.Percent(journeys.Estimate ?? cohort))
                        : voice.Say("Figure.Cohort.Young")
                    : null);
        }
    }

    /// <summary>What a KPI's value is, as people write it.</summary>
    public string Actual(Standing standing) => voice.Value(standing.Kpi, standing.Actual);

    /// <summary>The target, rounded up where it counts things; a band by both ends.</summary>
    public string Target(Standing standing)
    {
        if (standing.Target is not { } target)
        {
            return voice.Say("Value.Unknown");
        }

        var low = TargetOf(standing.Kpi, target);
        return standing is { Kpi.Better: Direction.Band, TargetHigh: { } high } ? voice.Say("Value.Range", low, voice.Value(standing.Kpi, high)) : low;
    }

    /// <summary>A target in words.</summary>
    public string TargetOf(Kpi kpi, decimal target) =>
        kpi.Kind == KpiKind.Count ? voice.Numbers.Count(new Domain.Funnels.StageTarget(target).Shown) : voice.Value(kpi, target);

    /// <summary>What each working day must bring: in parts where it is few.</summary>
    public string PerDay(Kpi kpi, decimal amount) => kpi.Kind == KpiKind.Money ? voice.Numbers.Money(amount) : NumberWords.Plain(amount, amount < 100m ? 2 : 0);

    /// <summary>The 80 % range of a projection, in words.</summary>
    public string Range(Kpi kpi, Domain.Projections.Projection projection) =>
        voice.Say("Value.Range", voice.Value(kpi, projection.Low), voice.Value(kpi, projection.High));

    /// <summary>The working days left, in words.</summary>
    public string DaysLeft(Standing standing) =>
        voice.Say(standing.WorkingDaysLeft == 1m ? "Days.One" : "Days.Many", NumberWords.Plain(standing.WorkingDaysLeft, 1));

    /// <summary>Whether the target is a limit to stay under.</summary>
    public static bool IsLimit(Standing standing) => standing.Kpi.Better == Direction.Lower;

    /// <summary>Words with a capital first, as at the start of a sentence.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    // Things that are counted are many: "leads are", "revenue is".
    private string Say(Kpi kpi, string key, params object?[] blanks) => voice.Say(kpi.Kind == KpiKind.Count ? key + ".Many" : key, blanks);

    private Figure Heading(Standing standing, Domain.Projections.Projection projection)
    {
        var range = Range(standing.Kpi, projection);
        return projection.IsTooEarly
            ? new(voice.Say("Figure.Projection"), range, voice.Say("Figure.Projection.TooEarly"))
            : new(voice.Say("Figure.Projection"), voice.Value(standing.Kpi, projection.Mean), voice.Say("Figure.Projection.Range", range));
    }

    private string Counted(Standing standing, decimal value, bool above)
    {
        var ratio = (Measure.Ratio)standing.Kpi.Measure;
        var counted = topic.View.Catalog.Find(above ? ratio.Numerator : ratio.Denominator);
        return counted is null ? voice.Numbers.Count(value) : voice.Value(counted, value);
    }

    private string Expected(Standing standing) => voice.Value(standing.Kpi, standing.Expected);

    private static string Done(Standing standing) => standing is { Actual: { } actual, Target: > 0m and { } target } ? NumberWords.Percent(actual / target) : "";

    private string Marked(Standing standing, string words) => standing.Status is { } status
        ? voice.Say("Standing.Marked", StatusMark.Of(status), voice.Say($"Status.{status}"), words)
        : Capital(words);

    private string? Comparison(BenchmarkComparison? comparison) => comparison is { } known ? voice.Say($"Benchmark.{known}") : null;

    // Nobody knows a chance to the percent, and nothing is certain before it has happened.
    private string Chance(decimal probability) => probability switch
    {
        < 0.01m => voice.Say("Chance.Hardly"),
        > 0.99m => voice.Say("Chance.Nearly"),
        _ => NumberWords.Percent(Math.Round(probability, 2)),
    };
}
