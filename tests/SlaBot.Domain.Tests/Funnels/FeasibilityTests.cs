using CsCheck;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;

namespace SlaBot.Domain.Tests.Funnels;

public sealed class FeasibilityTests
{
    private static readonly TotalsSeries Leads = Some.Series(
        (Day(1), Some.Amount(10m)), (Day(2), Some.Amount(30m)), (Day(5), Some.Amount(25m)), (Day(6), Some.Amount(40m)), (Day(9), Some.Amount(5m)));

    [Fact]
    public void The_best_days_in_a_row_are_what_a_target_is_set_against()
    {
        var feasibility = Feasibility.Of(130m, Leads, days: 2, until: Day(10));

        feasibility.Best.ShouldBe(65m);
        feasibility.BestDays.ShouldBe(new Period(Day(5), Day(6)));
        feasibility.Ratio.ShouldBe(2m);
        feasibility.IsBeyondBest.ShouldBeTrue();
    }

    [Fact]
    public void A_target_once_reached_is_not_flagged() => Feasibility.Of(65m, Leads, 2, Day(10)).IsBeyondBest.ShouldBeFalse();

    [Fact]
    public void Where_the_past_is_shorter_than_the_period_nobody_can_tell()
    {
        Feasibility.Of(130m, Leads, 11, Day(10)).ShouldBe(new Feasibility(130m, null, null));
        Feasibility.Of(130m, TotalsSeries.Empty, 2, Day(10)).IsBeyondBest.ShouldBeFalse();
        Feasibility.Of(130m, Leads, 2, Day(1).PlusDays(-1)).Ratio.ShouldBeNull();
        Feasibility.Of(130m, Leads, 10, Day(10)).Best.ShouldBe(110m);
    }

    [Fact]
    public void No_run_reaches_into_the_future()
    {
        var late = Some.Series((Day(1), Some.Amount(1m)), (Day(8), Some.Amount(9m)));
        Feasibility.Of(9m, late, days: 5, until: Day(9)).BestDays.ShouldBe(new Period(Day(5), Day(9)));
    }

    [Fact]
    public void A_period_has_a_day() => Should.Throw<ArgumentOutOfRangeException>(() => Feasibility.Of(1m, Leads, 0, Day(10)));

    [Fact]
    public void The_best_run_is_the_best_of_all_runs() =>
        Gen.Select(Gen.Int[-30, 9].Select(amount => Math.Max(0, amount)).Array[1, 40], Gen.Int[1, 15]).Sample((amounts, days) =>
        {
            var series = Some.Series([.. amounts.Select((amount, i) => (Day(1).PlusDays(i), Some.Amount(amount) with { Count = amount }))]);
            var until = Day(1).PlusDays(amounts.Length + 2);
            var skipped = amounts.TakeWhile(amount => amount == 0).Count();
            var known = amounts.Concat([0, 0, 0]).Skip(skipped).ToArray();
            decimal? best = skipped == amounts.Length || known.Length < days
                ? null
                : Enumerable.Range(0, known.Length - days + 1).Max(start => known.Skip(start).Take(days).Sum());

            var feasibility = Feasibility.Of(10m, series, days, until);

            feasibility.Best.ShouldBe(best);
            if (feasibility.BestDays is { } run)
            {
                series.Sum(run).Sum.ShouldBe(best!.Value);
                run.Length.ShouldBe(days);
                run.To.ShouldBeLessThanOrEqualTo(until);
            }
        });

    private static LocalDate Day(int day) => new(2026, 3, day);
}
