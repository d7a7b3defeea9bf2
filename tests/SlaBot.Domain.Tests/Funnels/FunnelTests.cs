using CsCheck;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Funnels;

public sealed class FunnelTests
{
    [Fact]
    public void Seven_customers_at_five_percent_take_140_leads()
    {
        var leads = Some.FunnelOf(0.05m).TargetsFor(7m)[0];

        leads.ShouldBe(140m);
        new StageTarget(leads).Shown.ShouldBe(140m);
    }

    [Fact]
    public void Ten_million_at_a_hundred_thousand_take_31250_at_the_top() =>
        Some.FunnelOf(0.10m, 0.80m, 0.40m, 0.10m).TargetsFor(10_000_000m / 100_000m).ShouldBe([31_250m, 3_125m, 2_500m, 1_000m, 100m]);

    [Fact]
    public void The_default_funnel_takes_200000_visits_for_100_customers() =>
        Funnel.Default.TargetsFor(100m).ShouldBe([200_000m, 5_000m, 2_000m, 1_000m, 400m, 100m]);

    [Fact]
    public void Forward_through_the_same_rates_gives_the_goal_back() =>
        Gen.Select(Some.Funnel, Gen.Int[1, 100_000], Gen.Int[1, 997]).Sample((funnel, revenue, deal) =>
        {
            var customers = (decimal)revenue / deal;
            var targets = funnel.TargetsFor(customers);

            for (var i = 0; i < targets.Count; i++)
            {
                (targets[i] * funnel.BenchmarkBetween(i, targets.Count - 1)).ShouldBe(customers, customers * 1e-18m);
            }
        });

    [Fact]
    public void A_higher_benchmark_never_raises_a_target_above_it() =>
        Gen.Select(Some.Rate.Array[1, 9], Gen.Int[0, 8], Some.Rate).Sample((rates, index, other) =>
        {
            var at = index % rates.Length;
            var (low, high) = (rates[at], Math.Max(rates[at], other));
            var before = Some.FunnelOf([.. rates]).TargetsFor(100m);
            rates[at] = high;
            var after = Some.FunnelOf([.. rates]).TargetsFor(100m);

            after.Zip(before).ShouldAllBe(pair => pair.First <= pair.Second);
            if (high == low)
            {
                after.ShouldBe(before);
            }
        });

    [Fact]
    public void A_lead_is_worth_its_chance_of_a_deal()
    {
        Some.FunnelOf(0.04m, 0.25m).LeadValue(0, new(160_000m, Some.Dollar)).ShouldBe(new Money(1_600m, Some.Dollar));
        Some.FunnelOf(0.04m, 0.25m).LeadValue(2, new(160_000m, Some.Dollar)).ShouldBe(new Money(160_000m, Some.Dollar));
    }

    [Fact]
    public void Stages_are_found_by_their_ids()
    {
        Funnel.Default.IndexOf(new("mqls")).ShouldBe(2);
        Funnel.Default.IndexOf(new("demos")).ShouldBe(-1);
        (Funnel.Default.Top.Id, Funnel.Default.Last.Id).ShouldBe((new KpiId("visits"), new KpiId("new_customers")));
    }

    [Fact]
    public void A_funnel_has_two_to_ten_stages_each_once_and_a_rate_for_all_but_the_first()
    {
        Stage top = new(new("visits"), null, null), leads = new(new("leads"), null, 0.5m);

        Should.Throw<ArgumentException>(() => new Funnel([top]));
        Should.Throw<ArgumentException>(() => Some.FunnelOf([.. Enumerable.Repeat(0.5m, 10)]));
        Should.Throw<ArgumentException>(() => new Funnel([top, leads, leads]));
        Should.Throw<ArgumentException>(() => new Funnel([top with { Rate = 1m }, leads]));
        Should.Throw<ArgumentException>(() => new Funnel([top, leads with { Rate = null }]));
        Should.Throw<ArgumentException>(() => new Funnel([top, leads with { Rate = 0m }]));
        Should.Throw<ArgumentException>(() => new Funnel([top, leads with { Rate = 1.01m }]));
        new Funnel([top, leads with { Rate = 1m }]).Stages.Count.ShouldBe(2);
    }
}
