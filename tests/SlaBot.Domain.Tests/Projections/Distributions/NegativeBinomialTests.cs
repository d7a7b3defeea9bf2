using CsCheck;
using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Tests.Projections.Distributions;

public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(7.15, 15.015, 5, 0.37775003633521234)]
    [InlineData(0.3, 0.9, 0, 0.84807021721368353)]
    [InlineData(4000, 4100, 4050, 0.78515260077870911)]
    [InlineData(4000, 200000, 3500, 0.12939070995407999)]
    [InlineData(2, 2.0001, 3, 0.85711894952919294)]
    [InlineData(900, 901, 870, 0.16289213292171307)]
    public void It_has_its_known_values(double mean, double variance, double count, double probability) =>
        new NegativeBinomial(mean, variance).AtMost(count).ShouldBe(probability, 1e-10);

    [Fact]
    public void It_is_never_narrower_than_a_poisson_distribution() =>
        new NegativeBinomial(4900, 1).AtMost(4950).ShouldBe(0.76502844287566025, 1e-6);

    [Fact]
    public void A_count_of_whole_things_is_reached_only_by_a_whole_thing()
    {
        var wins = new NegativeBinomial(7.15, 15.015);

        wins.AtLeast(5.2).ShouldBe(wins.AtLeast(6));
        wins.AtLeast(6).ShouldBe(0.62225, 5e-6);
        (wins.Quantile(0.1), wins.Quantile(0.9)).ShouldBe((3, 12));
    }

    [Fact]
    public void A_quantile_is_the_first_count_that_suffices() =>
        Gen.Select(Gen.Double[-3, 5], Gen.Double[0, 3], Gen.Double[0.001, 0.999]).Sample((logMean, logDispersion, probability) =>
        {
            var mean = Math.Pow(10, logMean);
            var wins = new NegativeBinomial(mean, mean * Math.Pow(10, logDispersion));
            var count = wins.Quantile(probability);

            wins.AtMost(count).ShouldBeGreaterThanOrEqualTo(probability - 1e-9);
            wins.AtMost(count - 1).ShouldBeLessThan(probability + 1e-9);
        });

    [Fact]
    public void The_long_sum_and_its_smooth_stand_in_agree()
    {
        var (summed, smooth) = (new NegativeBinomial(5000, 500_000), new NegativeBinomial(5000.001, 500_000));

        foreach (var count in new[] { 3500, 4500, 5000, 6000, 7000 })
        {
            summed.AtMost(count).ShouldBe(smooth.AtMost(count), 0.002);
        }
    }

    [Fact]
    public void The_farthest_tails_are_still_probabilities()
    {
        var many = new NegativeBinomial(4999, 5000);

        many.Zero.ShouldBe(0);
        many.AtMost(10).ShouldBe(0);
        many.AtMost(1e12).ShouldBe(1, 1e-12);
        new NegativeBinomial(1e15, 1e30).AtLeast(1e15).ShouldBeInRange(0.3, 0.4);
    }
}
