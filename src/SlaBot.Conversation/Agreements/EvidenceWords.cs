using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>Evidence in the words of one language.</summary>
/// <param name="voice">The words.</param>
/// <param name="catalog">What the KPIs are called.</param>
internal sealed class EvidenceWords(Voice voice, KpiCatalog catalog)
{
    public const string Nothing = "–";

    private const int MostBeyond = 3;

    private readonly KpiCatalog catalog = catalog;

    public string Name(KpiId id) => catalog.Find(id) is { } kpi ? voice.NameOf(kpi) : voice.NameOf(id);

    public string Title(KpiId id) => StandingWords.Capital(Name(id));

    /// <summary>A target of a layer: money as it is, things rounded up.</summary>
    public string Target(KpiId id, decimal exact) =>
        id == KpiIds.Revenue ? voice.Numbers.Money(exact) : voice.Numbers.Count(new StageTarget(exact).Shown);

    public static string Share(decimal? share) => share is { } known ? NumberWords.Percent(known) : Nothing;

    /// <summary>A rate as it was seen: <c>2.3 % (2.2–2.3 %, n = 120,000)</c>.</summary>
    public string Seen(RateSeen rate) => rate switch
    {
        { Value: { } value, Interval: { } interval } => voice.Say("Evidence.Seen", NumberWords.Percent(value), NumberWords.PercentRange(interval.Low, interval.High), voice.Numbers.Count(rate.Seen.Denominator)),
        { Value: { } value } => voice.Say("Evidence.Seen.NoShare", NumberWords.Percent(value), voice.Numbers.Count(rate.Seen.Denominator)),
        _ => Nothing,
    };

    /// <summary>The deal size as it was seen.</summary>
    public string Seen(DealSizeSeen size) => size switch
    {
        { Mean: { } mean, Low: { } low, High: { } high } => voice.Say("Evidence.Seen", voice.Numbers.Money(mean), voice.Say("Value.Range", voice.Numbers.Money(low), voice.Numbers.Money(high)), voice.Numbers.Count(size.Deals)),
        { Mean: { } mean } => voice.Say("Evidence.Seen.NoShare", voice.Numbers.Money(mean), voice.Numbers.Count(size.Deals)),
        _ => Nothing,
    };

    /// <summary>The rate that a headline names: the one farthest below its benchmark, else the one farthest above.</summary>
    public static RateSeen Farthest(IReadOnlyList<RateSeen> moved) =>
        moved.Where(rate => rate.Verdict == BenchmarkComparison.Below).MinBy(Ratio) ?? moved.MaxBy(Ratio)!;

    /// <summary>The stages farthest beyond their best, at most three.</summary>
    public static IEnumerable<StageBest> FarthestBeyond(IEnumerable<StageBest> stages) =>
        stages.Where(stage => stage.IsBeyondBest).OrderByDescending(stage => stage.Known.Ratio ?? decimal.MaxValue).Take(MostBeyond);

    public string Judged(BenchmarkComparison? verdict, bool isEnough) =>
        verdict is { } known ? voice.Say($"Evidence.Verdict.{known}") : voice.Say(isEnough ? "Evidence.Verdict.None" : "Evidence.Verdict.TooFew");

    /// <summary>Whether a stage target was ever reached: against the best as many days in a row, or the best quarter.</summary>
    public string Best(StageBest stage)
    {
        if (stage.Known is not { Best: { } best, BestDays: { } days, Ratio: { } ratio } known)
        {
            return voice.Say("Evidence.Best.Unknown", Title(stage.Stage));
        }

        return voice.Say(
            stage.IsBeyondBest ? "Evidence.Best.Beyond" : "Evidence.Best.Within",
            Title(stage.Stage),
            voice.Numbers.CountUp(known.Target),
            voice.Numbers.Count(best),
            voice.Dates.Of(days),
            NumberWords.Plain(ratio, 2));
    }

    /// <summary>The whole chain run down, and whether it closes.</summary>
    public string Chain(ChainRun chain)
    {
        var (first, last) = (chain.Stages[0].Id, chain.Stages[^1].Id);
        return voice.Say(
            chain.Closes ? "Evidence.Chain.Closes" : "Evidence.Chain.Open",
            string.Join(" → ", chain.Stages.Zip(chain.Counts, (stage, count) => $"{voice.Numbers.Count(count)} {Name(stage.Id)}")),
            voice.Numbers.Count(chain.Needed),
            Name(last),
            voice.Numbers.CountUp(chain.Start),
            Name(first));
    }

    private static decimal Ratio(RateSeen rate) => rate.Benchmark is > 0m and { } agreed ? (rate.Value ?? 0m) / agreed : 1m;
}
