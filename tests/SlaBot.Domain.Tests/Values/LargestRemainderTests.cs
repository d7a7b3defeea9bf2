using CsCheck;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Values;

public sealed class LargestRemainderTests
{
    private static readonly Gen<decimal[]> Parts = Gen.Long[-1_000_000_000, 1_000_000_000].Select(part => part / 123_457m).Array[1, 20];

    [Fact]
    public void A_third_each_loses_no_cent() =>
        LargestRemainder.Round([100m / 3, 100m / 3, 100m / 3], 2).ShouldBe([33.34m, 33.33m, 33.33m]);

    [Fact]
    public void Nothing_splits_into_nothing() => LargestRemainder.Round([], 2).ShouldBeEmpty();

    [Fact]
    public void Parts_sum_to_the_rounded_whole_each_within_one_unit() =>
        Gen.Select(Parts, Gen.Int[0, 4]).Sample((parts, decimals) =>
        {
            var unit = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
            var rounded = LargestRemainder.Round(parts, decimals);

            rounded.Sum().ShouldBe(Math.Round(parts.Sum(), decimals, MidpointRounding.AwayFromZero));
            rounded.Zip(parts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < unit);
            rounded.ShouldAllBe(part => part == Math.Round(part, decimals));
        });

    [Fact]
    public void A_given_whole_is_met_from_above_and_from_below() =>
        Gen.Select(Parts, Gen.Int[-3, 3]).Sample((parts, units) =>
        {
            var whole = Math.Round(parts.Sum(), 2) + (units * 0.01m);
            LargestRemainder.Round(parts, 2, whole).Sum().ShouldBe(whole);
        });
}
