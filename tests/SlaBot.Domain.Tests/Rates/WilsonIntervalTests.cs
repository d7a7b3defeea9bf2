using CsCheck;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Tests.Rates;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(3, 10, 0.107791, 0.603222)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1)]
    [InlineData(45, 200, 0.172624, 0.287741)]
    public void It_holds_the_true_share_19_times_of_20(int numerator, int denominator, decimal low, decimal high)
    {
        var interval = WilsonInterval.Of(numerator, denominator)!.Value;

        Math.Round(interval.Low, 6).ShouldBe(low);
        Math.Round(interval.High, 6).ShouldBe(high);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(11, 10)]
    [InlineData(-1, 10)]
    [InlineData(1, -10)]
    public void What_is_no_share_has_none(int numerator, int denominator) => WilsonInterval.Of(numerator, denominator).ShouldBeNull();

    [Fact]
    public void It_lies_between_0_and_1_around_the_share_and_is_the_mirror_of_those_that_did_not_go_on() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 100_000]).Sample((a, n) =>
        {
            var k = a % (n + 1);
            var interval = WilsonInterval.Of(k, n)!.Value;
            var mirror = WilsonInterval.Of(n - k, n)!.Value;

            interval.Low.ShouldBeInRange(0m, (decimal)k / n);
            interval.High.ShouldBeInRange((decimal)k / n, 1m);
            mirror.Low.ShouldBe(1m - interval.High, 1e-12m);
            mirror.High.ShouldBe(1m - interval.Low, 1e-12m);
        });

    [Fact]
    public void More_of_the_same_narrows_it() => Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 1000], Gen.Int[2, 50]).Sample((a, n, times) =>
    {
        var k = a % (n + 1);
        WilsonInterval few = WilsonInterval.Of(k, n)!.Value, many = WilsonInterval.Of(k * times, n * times)!.Value;

        (many.High - many.Low).ShouldBeLessThan(few.High - few.Low);
    });

    [Theory]
    [InlineData(0.30, BenchmarkComparison.InLine)]
    [InlineData(0.15, BenchmarkComparison.InLine)]
    [InlineData(0.10, BenchmarkComparison.Above)]
    [InlineData(0.65, BenchmarkComparison.Below)]
    public void A_benchmark_inside_is_in_line_and_outside_the_rate_is_above_or_below_it(decimal benchmark, BenchmarkComparison expected) =>
        new ConversionRate(3, 10).Against(benchmark).ShouldBe(expected);

    [Fact]
    public void A_benchmark_at_the_very_end_is_in_line()
    {
        var interval = WilsonInterval.Of(3, 10)!.Value;

        interval.Compare(interval.Low).ShouldBe(BenchmarkComparison.InLine);
        interval.Compare(interval.High).ShouldBe(BenchmarkComparison.InLine);
    }
}
