using CsCheck;
using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Tests.Projections.Distributions;

public sealed class IncompleteGammaTests
{
    [Theory]
    [InlineData(0.5, 0.5, 0.6826894921370859)]
    [InlineData(1, 1, 0.63212055882855768)]
    [InlineData(2.5, 1, 0.15085496391539036)]
    [InlineData(10, 12, 0.75760783832948765)]
    [InlineData(0.001, 1e-05, 0.98912304469578267)]
    [InlineData(100, 90, 0.15822098918643017)]
    [InlineData(100, 130, 0.99724959163269347)]
    [InlineData(5000, 5100, 0.92067111892238102)]
    public void It_has_its_known_values(double a, double x, double p) => IncompleteGamma.P(a, x).ShouldBe(p, 1e-11);

    [Theory]
    [InlineData(99_999, 100_200, 0.73769310510857849)]
    [InlineData(250_000, 250_300, 0.72588907362037285)]
    public void Of_large_shapes_it_is_as_good_as_normal(double a, double x, double p) => IncompleteGamma.P(a, x).ShouldBe(p, 1e-6);

    [Theory]
    [InlineData(0.001, 6.9071788853838537)]
    [InlineData(0.5, 0.57236494292470009)]
    [InlineData(1, 0)]
    [InlineData(3.7, 1.4280723266653883)]
    [InlineData(12, 17.502307845873886)]
    [InlineData(1_000_000, 12815504.569147613)]
    [InlineData(1_000_000_000, 19723265827.503717)]
    public void The_logarithm_of_gamma_has_its_known_values(double x, double value) =>
        LogGamma.Of(x).ShouldBe(value, 1e-14 * Math.Max(1, value));

    [Fact]
    public void A_quantile_is_where_the_probability_is_reached() =>
        Gen.Select(Gen.Double[-3, 7], Gen.Double[0.001, 0.999]).Sample((logShape, probability) =>
        {
            var shape = Math.Pow(10, logShape);
            var x = IncompleteGamma.Quantile(shape, probability);

            // Of tiny shapes nearly all lies at points too small for a double.
            (x < 1e-50 || Math.Abs(IncompleteGamma.P(shape, x) - probability) < 1e-9).ShouldBeTrue($"{shape} {probability} {x}");
        });

    [Fact]
    public void It_rises_from_0_to_1() => Gen.Select(Gen.Double[0.01, 2e5], Gen.Double[0, 3], Gen.Double[0, 0.1]).Sample((a, ratio, more) =>
    {
        var (lower, higher) = (IncompleteGamma.P(a, a * ratio), IncompleteGamma.P(a, a * (ratio + more)));
        lower.ShouldBeInRange(0, 1);
        higher.ShouldBeInRange(lower - 1e-12, 1);
    });
}
