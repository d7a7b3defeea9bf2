using CsCheck;
using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Tests.Projections.Distributions;

public sealed class MoneyToComeTests
{
    [Fact]
    public void Without_a_deal_there_is_nothing()
    {
        var deals = new NegativeBinomial(0.5, 0.5);
        var money = new MoneyToCome(deals, 5_000, 100_000_000);

        money.AtMost(0).ShouldBe(deals.Zero);
        money.Quantile(0.1).ShouldBe(0);
        money.Quantile(0.9).ShouldBeGreaterThan(5_000);
        (money.AtLeast(0), money.AtMost(-1)).ShouldBe((1, 0));
    }

    [Fact]
    public void Worthless_deals_bring_nothing()
    {
        var money = new MoneyToCome(new(10, 20), 0, 0);

        (money.Quantile(0.9), money.AtLeast(1), money.AtMost(0)).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Its_mean_is_the_mean_of_its_quantiles()
    {
        var money = new MoneyToCome(new(8, 12), 80_000, 2e9);

        var mean = Enumerable.Range(0, 20_000).Average(i => money.Quantile((i + 0.5) / 20_000));

        mean.ShouldBe(80_000, 80);
    }

    [Fact]
    public void A_quantile_is_where_the_probability_is_reached() =>
        Gen.Select(Gen.Double[-2, 4], Gen.Double[0, 2], Gen.Double[0.1, 100], Gen.Double[0.01, 0.99]).Sample((logDeals, dispersion, spread, probability) =>
        {
            var deals = Math.Pow(10, logDeals);
            var money = new MoneyToCome(new(deals, deals * (1 + dispersion)), deals * 1000, deals * 1e6 * spread);
            var amount = money.Quantile(probability);

            (amount < 1e-40 || Math.Abs(money.AtMost(amount) - probability) < 1e-9).ShouldBeTrue($"{amount}");
            money.AtLeast(amount).ShouldBe(amount > 0 ? 1 - money.AtMost(amount) : 1);
        });
}
