using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Agreements.Evidence;

public sealed class DealSizeSeenTests
{
    // 30 deals of 9,000 and 30 of 15,000: mean 12,000, variance 9,000,000 x 60/59.
    private static readonly DailyTotal Sixty = new(60, 720_000m, (30 * 81_000_000m) + (30 * 225_000_000m));

    [Fact]
    public void The_interval_of_the_mean_is_that_of_gamma_distributed_sizes()
    {
        var (low, high) = DealSizeSeen.IntervalOf(Sixty);

        // 60 x 15.733 = 944 is the shape of the sum; its quantiles by summing up the density.
        low!.Value.ShouldBe(11_269.84m, 1m);
        high!.Value.ShouldBe(12_803.85m, 1m);
    }

    [Fact]
    public void One_size_or_few_deals_have_no_interval()
    {
        DealSizeSeen.IntervalOf(new(60, 720_000m, 60 * 144_000_000m)).ShouldBe((null, null));
        DealSizeSeen.IntervalOf(new(9, 90_000m, 1_000_000_000m)).ShouldBe((null, null));
        DealSizeSeen.IntervalOf(default).ShouldBe((null, null));
    }

    [Fact]
    public void Deals_larger_than_agreed_say_so_and_are_rounded_as_people_would()
    {
        var view = Firm.View() with { Totals = Firm.Totals((KpiIds.Revenue, Feed.Deals, Some.Series((new(2026, 3, 3), Sixty with { Sum = 900_123m, SumOfSquares = (30 * 144_000_000m) + (30 * 324_000_000m) })))) };

        var seen = DealSizeSeen.In(view);

        seen.Deals.ShouldBe(60m);
        seen.Mean.ShouldBe(15_002.05m);
        seen.Verdict.ShouldBe(BenchmarkComparison.Above);
        seen.AsAgreed.ShouldBe(15_000m);
    }

    [Fact]
    public void Revenue_that_tells_no_single_deals_is_set_over_the_customers()
    {
        var view = Firm.View() with { Totals = Firm.Totals((KpiIds.Revenue, Feed.Daily, Firm.Monthly(_ => new(1, 50_000m))), (KpiIds.NewCustomers, Feed.Daily, Firm.Monthly(_ => new(1, 4m)))) };

        var seen = DealSizeSeen.In(view);

        (seen.Deals, seen.Mean, seen.Low, seen.Verdict).ShouldBe((48m, 12_500m, null, null));
    }
}
