using CsCheck;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Tests.Facts;

public sealed class DailyTotalTests
{
    [Fact]
    public void What_was_added_can_be_taken_back() => Gen.Select(Some.Total, Some.Total).Sample((x, y) =>
    {
        (x + y - y).ShouldBe(x);
        (x - x).IsZero.ShouldBeTrue();
        (x + y).ShouldBe(y + x);
    });

    [Fact]
    public void One_amount_keeps_what_its_spread_needs()
    {
        DailyTotal.OfAmount(12_400.5m).ShouldBe(new DailyTotal(1, 12_400.5m, 12_401m * 12_401m));
        DailyTotal.OfAmount(1m).ShouldBe(DailyTotal.One);
        (DailyTotal.OfAmount(3m) + DailyTotal.OfAmount(4m)).ShouldBe(new DailyTotal(2, 7m, 25m));
    }

    [Fact]
    public void One_duration_is_counted_by_its_length_and_not_summed()
    {
        var two = DailyTotal.OfDuration(30) + DailyTotal.OfDuration(90);

        (two.Count, two.Sum).ShouldBe((2, 0m));
        two.Spread!.Percentile(50).ShouldBe(60m);
        two.IsZero.ShouldBeFalse();
    }
}
