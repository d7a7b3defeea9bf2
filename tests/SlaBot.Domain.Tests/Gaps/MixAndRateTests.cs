using CsCheck;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Tests.Gaps;

public sealed class MixAndRateTests
{
    private static readonly Gen<Dictionary<string, ConversionRate>> Sources =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 300], Gen.Int[0, 300])
            .Array[1, 5]
            .Select(sources => sources.DistinctBy(s => s.Item1).ToDictionary(s => $"source{s.Item1}", s => new ConversionRate(s.Item2, s.Item3)));

    [Fact]
    public void The_worked_example_is_nine_points_of_mix_and_two_of_rate()
    {
        var why = MixAndRate.Of(
            new Dictionary<string, ConversionRate> { ["paid"] = new(200, 4_000), ["direct"] = new(200, 1_000) },
            new Dictionary<string, ConversionRate> { ["paid"] = new(30, 1_000), ["direct"] = new(720, 4_000) })!;

        (why.Change, why.Mix, why.Rate).ShouldBe((0.07m, 0.09m, -0.02m));
        why.Sources.ShouldBe([new SourceEffect("direct", 0.12m, -0.016m), new SourceEffect("paid", -0.03m, -0.004m)]);
    }

    [Fact]
    public void Mix_and_rate_sum_exactly_to_the_change() => Gen.Select(Sources, Sources).Sample((before, after) =>
    {
        if (MixAndRate.Of(before, after) is not { } why)
        {
            (before.Values.Sum(s => s.Denominator) * after.Values.Sum(s => s.Denominator)).ShouldBe(0m);
            return;
        }

        why.Change.ShouldBe(Whole(after) - Whole(before), 1e-18m);
        (why.Mix + why.Rate).ShouldBe(why.Change);
        why.Sources.Select(source => source.Source).ShouldBe(before.Keys.Union(after.Keys), ignoreOrder: true);
    });

    [Fact]
    public void Each_source_follows_the_formula() => Gen.Select(Sources, Sources).Sample((before, after) =>
    {
        var (n0, n1) = (before.Values.Sum(s => s.Denominator), after.Values.Sum(s => s.Denominator));
        foreach (var source in MixAndRate.Of(before, after)?.Sources ?? [])
        {
            if (before.TryGetValue(source.Source, out var then) && after.TryGetValue(source.Source, out var now)
                && then.Value is { } r0 && now.Value is { } r1)
            {
                var (w0, w1) = (then.Denominator / n0, now.Denominator / n1);
                source.Mix.ShouldBe((w1 - w0) * r0, 1e-16m);
                source.Rate.ShouldBe(w1 * (r1 - r0), 1e-16m);
            }
        }
    });

    [Fact]
    public void A_source_that_is_new_or_gone_is_all_mix()
    {
        var why = MixAndRate.Of(
            new Dictionary<string, ConversionRate> { ["paid"] = new(10, 100), ["fair"] = new(30, 100) },
            new Dictionary<string, ConversionRate> { ["paid"] = new(20, 100), ["partner"] = new(40, 100) })!;

        why.Sources.ShouldBe(
        [
            new SourceEffect("fair", -0.15m, 0m), new SourceEffect("paid", 0m, 0.05m), new SourceEffect("partner", 0.2m, 0m),
        ]);
    }

    [Fact]
    public void What_goes_on_where_nothing_came_in_is_all_rate()
    {
        var why = MixAndRate.Of(
            new Dictionary<string, ConversionRate> { ["paid"] = new(10, 100) },
            new Dictionary<string, ConversionRate> { ["paid"] = new(10, 100), ["fair"] = new(5, 0) })!;

        why.Sources.ShouldBe([new SourceEffect("fair", 0m, 0.05m), new SourceEffect("paid", 0m, 0m)]);
    }

    [Fact]
    public void Without_a_rate_on_one_side_there_is_no_change_to_explain()
    {
        var some = new Dictionary<string, ConversionRate> { ["paid"] = new(10, 100) };

        MixAndRate.Of(some, new Dictionary<string, ConversionRate>()).ShouldBeNull();
        MixAndRate.Of(new Dictionary<string, ConversionRate> { ["paid"] = new(3, 0) }, some).ShouldBeNull();
    }

    [Fact]
    public void Two_periods_of_series_are_split_by_their_sources()
    {
        Period then = Period.Of(Some.Monday), now = Period.Of(Some.Monday.PlusDays(1));
        var entered = new TotalsSeries(
        [
            Some.Day(then.From, ("paid", Some.Amount(4_000)), ("direct", Some.Amount(1_000))),
            Some.Day(now.From, ("paid", Some.Amount(1_000)), ("direct", Some.Amount(4_000))),
        ]);
        var reached = new TotalsSeries(
        [
            Some.Day(then.From, ("paid", Some.Amount(200)), ("direct", Some.Amount(200))),
            Some.Day(now.From, ("paid", Some.Amount(30)), ("direct", Some.Amount(720))),
        ]);

        var why = MixAndRate.Between(then, now, reached, entered)!;

        (why.Mix, why.Rate).ShouldBe((0.09m, -0.02m));
    }

    private static decimal Whole(Dictionary<string, ConversionRate> sources) =>
        sources.Values.Sum(s => s.Numerator) / sources.Values.Sum(s => s.Denominator);
}
