using CsCheck;
using SlaBot.Domain.Gaps;

namespace SlaBot.Domain.Tests.Gaps;

public sealed class LogarithmicMeanTests
{
    [Fact]
    public void The_mean_of_a_number_and_itself_is_the_number() => LogarithmicMean.Of(42.5m, 42.5m).ShouldBe(42.5);

    [Fact]
    public void It_is_the_difference_over_the_logarithm_of_the_ratio()
    {
        LogarithmicMean.Of(1m, 2.718281828459045235360287471m).ShouldBe(Math.E - 1, 1e-14);
        LogarithmicMean.Of(1_000_000m, 1m).ShouldBe(999_999 / (6 * Math.Log(10)), 1e-9);
    }

    [Fact]
    public void It_lies_between_the_geometric_and_the_arithmetic_mean_and_minds_no_order() =>
        Gen.Select(Gen.Long[1, 1_000_000_000_000], Gen.Long[1, 1_000_000_000_000]).Sample((x, y) =>
        {
            var (a, b) = (x / 1000m, y / 1000m);
            var mean = LogarithmicMean.Of(a, b);

            mean.ShouldBe(LogarithmicMean.Of(b, a));
            mean.ShouldBeLessThanOrEqualTo((double)((a + b) / 2m) * (1 + 1e-14));
            mean.ShouldBeGreaterThanOrEqualTo(Math.Sqrt((double)a * (double)b) * (1 - 1e-14));
        });

    // ln(1 + d) = d - d²/2 + ...: a quotient in floating point would have lost all digits of d by then.
    [Theory]
    [InlineData("1e-6")]
    [InlineData("1e-12")]
    [InlineData("1e-18")]
    [InlineData("1e-24")]
    public void Near_neighbours_keep_their_digits(string text)
    {
        var d = decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
        var expected = (double)(d - (d * d / 2m) + (d * d * d / 3m));

        LogarithmicMean.LogRatio(1m + d, 1m).ShouldBe(expected, expected * 1e-14);
        LogarithmicMean.LogRatio(1m, 1m + d).ShouldBe(-expected, expected * 1e-14);
        LogarithmicMean.Of(1m + d, 1m).ShouldBe(1 + ((double)d / 2), 1e-12);
    }
}
