using SlaBot.Domain.Facts;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Tests.Rates;

public sealed class ConversionRateTests
{
    [Fact]
    public void A_rate_is_an_exact_ratio() => new ConversionRate(3, 10).Value.ShouldBe(0.3m);

    [Fact]
    public void Of_nothing_there_is_no_rate()
    {
        var none = new ConversionRate(0, 0);

        none.Value.ShouldBeNull();
        none.Interval.ShouldBeNull();
        none.Against(0.5m).ShouldBeNull();
    }

    [Fact]
    public void In_a_period_more_can_go_on_than_came_in()
    {
        var rate = new ConversionRate(12, 10);

        rate.Value.ShouldBe(1.2m);
        rate.Interval.ShouldBeNull();
        rate.Against(0.5m).ShouldBeNull();
    }

    [Fact]
    public void In_a_period_both_stages_are_counted_by_their_own_days()
    {
        var entered = Some.Series((Some.Monday.PlusDays(-1), Some.Amount(99)), (Some.Monday, Some.Amount(40)), (Some.Monday.PlusDays(1), Some.Amount(60)));
        var reached = Some.Series((Some.Monday.PlusDays(1), Some.Amount(25)), (Some.Monday.PlusDays(7), Some.Amount(9)));

        ConversionRate.In(new(Some.Monday, Some.Monday.PlusDays(6)), reached, entered).ShouldBe(new ConversionRate(25, 100));
    }
}
