using CsCheck;
using SlaBot.Domain.Funnels;

namespace SlaBot.Domain.Tests.Funnels;

public sealed class StageTargetTests
{
    public static TheoryData<decimal, decimal> Targets => new()
    {
        { 88.2m, 89m },
        { 88.23529411764705882352941176m, 89m },
        { 140m, 140m },
        { 140.0000000000000000000000001m, 140m },
        { 139.9999999999999999999999999m, 140m },
        { 140.000000001m, 141m },
        { 0.3m, 1m },
        { 0m, 0m },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Only_what_is_shown_is_rounded_and_always_up(decimal exact, decimal shown) => new StageTarget(exact).Shown.ShouldBe(shown);

    [Fact]
    public void The_shown_target_meets_the_exact_one_with_less_than_one_to_spare() =>
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Int[1, 999]).Sample((above, below) =>
        {
            var exact = (decimal)above / below;
            var shown = new StageTarget(exact).Shown;

            shown.ShouldBe(Math.Ceiling(exact));
        });
}
