using CsCheck;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Gaps;

public sealed class GapExplanationTests
{
    private static readonly GapFactor[] Example =
    [
        Factor("visits", 12_000m, 11_000m),
        Factor("visit_to_lead_rate", 0.03m, 0.028m),
        Factor("leads_to_customers_rate", 0.25m, 0.26m),
        Factor("average_deal_size", 12_000m, 11_500m),
    ];

    // Some factors do not change, some change by a hair, and two may be alike, so that their parts tie.
    private static readonly Gen<GapFactor[]> Factors = Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[1, 1_000_000], Gen.Int[0, 3])
        .Select((plan, actual, kind) => kind switch
        {
            0 => new GapFactor(default, plan / 1000m, plan / 1000m),
            1 => new(default, plan / 1000m, (plan / 1000m) + 0.000_000_1m),
            2 => new(default, 2m, 3m),
            _ => new(default, plan / 1000m, actual / 1000m),
        })
        .Array[1, 6]
        .Select(factors => factors.Select((factor, i) => Factor($"f{i}", factor.Plan, factor.Actual)).ToArray());

    [Fact]
    public void The_worked_example_is_explained_to_the_cent()
    {
        var why = GapExplanation.Of(Example, 2);

        why.Gap.ShouldBe(-159_080m);
        why.Parts.Select(part => part.Amount).ShouldBe([-86_867.68m, -68_878.93m, 39_155.94m, -42_489.33m]);
        why.StoppedAt.ShouldBeNull();
        why.Drivers.Select(part => part.Id.Value)
            .ShouldBe(["visits", "visit_to_lead_rate", "average_deal_size", "leads_to_customers_rate"]);
    }

    [Fact]
    public void Parts_sum_exactly_to_the_gap() => Gen.Select(Factors, Gen.Int[0, 2]).Sample((factors, decimals) =>
    {
        var why = GapExplanation.Of(factors, decimals);
        var (plan, actual) = (Product(factors.Select(f => f.Plan)), Product(factors.Select(f => f.Actual)));

        why.Gap.ShouldBe(Math.Round(actual - plan, decimals, MidpointRounding.AwayFromZero));
        why.Parts.Sum(part => part.Amount).ShouldBe(why.Gap);
        why.Parts.ShouldAllBe(part => part.Amount == Math.Round(part.Amount, decimals));
        why.Parts.Select(part => part.Id).ShouldBe(factors.Select(factor => factor.Id));
    });

    [Fact]
    public void Exchanging_plan_and_actual_turns_every_part_round() => Factors.Sample(factors =>
        GapExplanation.Of([.. factors.Select(f => f with { Plan = f.Actual, Actual = f.Plan })], 2).Parts
            .ShouldBe(GapExplanation.Of(factors, 2).Parts.Select(part => part with { Amount = -part.Amount })));

    [Fact]
    public void A_factor_that_did_not_change_has_no_part() => Factors.Sample(factors =>
        GapExplanation.Of(factors, 2).Parts.Zip(factors).Where(pair => pair.Second.Plan == pair.Second.Actual)
            .ShouldAllBe(pair => pair.First.Amount == 0m));

    [Fact]
    public void A_factor_that_rose_never_pulls_down_by_more_than_a_cent() => Factors.Sample(factors =>
        GapExplanation.Of(factors, 2).Parts.Zip(factors)
            .ShouldAllBe(pair => pair.First.Amount * Math.Sign(pair.Second.Actual - pair.Second.Plan) >= -0.01m));

    [Fact]
    public void A_gap_of_one_factor_is_all_its_own() =>
        GapExplanation.Of([Factor("revenue", 100m, 90.5m)], 2).Parts.ShouldBe([new GapPart(new("revenue"), -9.5m)]);

    [Fact]
    public void Opposite_changes_that_cancel_out_are_both_told()
    {
        var why = GapExplanation.Of([Factor("visits", 1000m, 2000m), Factor("rate", 0.5m, 0.25m)], 2);

        why.Gap.ShouldBe(0m);
        why.Parts.Select(part => part.Amount).ShouldBe([346.57m, -346.57m]);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(5, -1)]
    public void A_stage_at_zero_stops_the_explanation_and_takes_the_gap(int plan, int actual)
    {
        var why = GapExplanation.Of([Factor("visits", 10m, 12m), Factor("rate", plan, actual), Factor("win_rate", 1m, 0m)], 2);

        why.StoppedAt.ShouldBe(new KpiId("rate"));
        why.Parts.Select(part => part.Amount).ShouldBe([0m, why.Gap, 0m]);
    }

    [Fact]
    public void The_whole_gap_of_a_zero_is_what_the_parts_tend_to_as_a_factor_tends_to_it()
    {
        var almost = GapExplanation.Of([Factor("visits", 100m, 80m), Factor("rate", 0.5m, 1e-27m)], 2);

        almost.Gap.ShouldBe(-50m);
        almost.Parts[1].Amount.ShouldBeLessThan(-49m);
    }

    [Fact]
    public void A_result_has_factors() => Should.Throw<ArgumentException>(() => GapExplanation.Of([], 2));

    private static GapFactor Factor(string id, decimal plan, decimal actual) => new(new(id), plan, actual);

    private static decimal Product(IEnumerable<decimal> numbers) => numbers.Aggregate(1m, (product, number) => product * number);
}
