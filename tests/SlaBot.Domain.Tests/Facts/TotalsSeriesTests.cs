using CsCheck;
using SlaBot.Domain.Facts;

namespace SlaBot.Domain.Tests.Facts;

public sealed class TotalsSeriesTests
{
    private static readonly string[] Sources = ["", "paid", "direct"];

    private static readonly Gen<DayTotals[]> Days = Gen.Select(Some.Date, Gen.Int[0, 2], Some.Total)
        .Array[0, 40]
        .Select(facts => facts
            .GroupBy(fact => fact.Item1)
            .OrderBy(day => day.Key)
            .Select(day => new DayTotals(day.Key, day
                .GroupBy(fact => Sources[fact.Item2])
                .ToDictionary(source => source.Key, source => source.Aggregate(default(DailyTotal), (sum, fact) => sum + fact.Item3))))
            .ToArray());

    [Fact]
    public void A_period_holds_the_days_within_it() => Gen.Select(Days, Some.Period).Sample((days, period) =>
    {
        var series = new TotalsSeries(days);
        var within = days.Where(day => period.Contains(day.Date) && !day.IsZero).ToArray();

        series.In(period).ToArray().ShouldBe(within);
        series.Sum(period).ShouldBe(within.Aggregate(default(DailyTotal), (sum, day) => sum + day.Total));
    });

    [Fact]
    public void Sources_sum_to_the_whole() => Gen.Select(Days, Some.Period).Sample((days, period) =>
    {
        var series = new TotalsSeries(days);
        series.SumBySource(period).Values.Aggregate(default(DailyTotal), (sum, total) => sum + total).ShouldBe(series.Sum(period));
    });

    [Fact]
    public void The_last_day_up_to_a_day_is_the_newest_not_after_it() => Gen.Select(Days, Some.Date).Sample((days, day) =>
        new TotalsSeries(days).LastUpTo(day).ShouldBe(days.LastOrDefault(d => d.Date <= day && !d.IsZero)));

    [Fact]
    public void Days_that_hold_nothing_are_left_out()
    {
        var series = Some.Series((Some.Monday, default), (Some.Monday.PlusDays(1), DailyTotal.One));

        series.FirstDate.ShouldBe(Some.Monday.PlusDays(1));
        series.Days.Count.ShouldBe(1);
        TotalsSeries.Empty.FirstDate.ShouldBeNull();
    }

    [Fact]
    public void Sources_that_cancel_out_are_still_something() =>
        new TotalsSeries([Some.Day(Some.Monday, ("paid", DailyTotal.One), ("direct", -DailyTotal.One))]).IsEmpty.ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Days_out_of_order_are_refused(int step) =>
        Should.Throw<ArgumentException>(() => Some.Series((Some.Monday, DailyTotal.One), (Some.Monday.PlusDays(step), DailyTotal.One)));
}
