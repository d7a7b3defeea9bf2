using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Tests.Pacing;

public sealed class TermWeightsTests
{
    [Fact]
    public void Calendar_days_weigh_the_same() =>
        Of(PaceMethod.Calendar).ShareOf(Period.Month(2026, 1)).ShouldBe(31m / 365m);

    [Fact]
    public void Days_off_weigh_nothing_by_working_days()
    {
        var weights = Of(PaceMethod.WorkingDays);

        weights.ShareOf(new(new(2026, 1, 3), new(2026, 1, 4))).ShouldBe(0m); // a weekend
        weights.ShareOf(Period.Month(2026, 1)).ShouldBe(22m / 261m);
    }

    [Fact]
    public void A_months_percent_spreads_over_its_working_days()
    {
        var weights = Of(PaceMethod.Monthly, [6, 7, 9, 8, 8, 9, 7, 7, 9, 10, 10, 10]);

        Math.Round(weights.ShareOf(Period.Month(2026, 1)), 20).ShouldBe(0.06m);
        Math.Round(weights.ShareOf(Period.Of(new(2026, 1, 5))), 20).ShouldBe(Math.Round(0.06m / 22m, 20));
    }

    [Fact]
    public void A_season_follows_the_year_before()
    {
        var past = Some.Series((new(2025, 1, 1), Some.Amount(300m)), (new(2025, 7, 1), Some.Amount(100m)));
        var weights = TermWeights.Of(Agreement(PaceMethod.Seasonal), past, past.FirstDate);

        weights.Method.ShouldBe(PaceMethod.Seasonal);
        Math.Round(weights.ShareOf(new(new(2026, 1, 1), new(2026, 5, 31))), 3).ShouldBe(0.75m);
    }

    [Fact]
    public void A_season_has_reached_by_a_working_day_what_past_ones_had_by_the_same_one()
    {
        // 2025 begins on a Wednesday, 2026 on a Thursday: the second working day is 2 January in both.
        var past = Some.Series((new(2025, 1, 1), Some.Amount(10m)), (new(2025, 1, 2), Some.Amount(30m)), (new(2025, 1, 4), Some.Amount(20m)), (new(2025, 6, 2), Some.Amount(40m)));
        var weights = TermWeights.Of(Agreement(PaceMethod.Seasonal), past, past.FirstDate);

        weights.ShareOf(new(new(2026, 1, 1), new(2026, 1, 2))).ShouldBe(0.4m);
        weights.ShareOf(new(new(2026, 1, 1), new(2026, 1, 5))).ShouldBe(0.4m); // the third working day of 2025 was 3 January
        weights.ShareOf(new(new(2026, 1, 1), new(2026, 1, 6))).ShouldBe(0.6m); // Saturday's had come by Monday, the fourth
        weights.ShareOf(Some.Agreement().Term).ShouldBe(1m);
    }

    [Fact]
    public void A_season_without_a_complete_past_falls_back_to_working_days() =>
        TermWeights.Of(Agreement(PaceMethod.Seasonal), Some.Series((new(2025, 6, 2), Some.Amount(1m))), new(2025, 6, 2)).Method.ShouldBe(PaceMethod.WorkingDays);

    [Fact]
    public void Today_counts_by_the_share_of_its_hours_that_has_passed()
    {
        var weights = Of(PaceMethod.WorkingDays);
        var noon = AsOf.Live(Instant.FromUtc(2026, 1, 1, 13, 0), BusinessCalendar.Default);

        weights.ShareOf(Period.Month(2026, 1), noon).ShouldBe(0.5m / 261m);
    }

    [Fact]
    public void The_shares_of_a_partition_sum_to_the_share_of_the_whole() => Gen
        .Select(Gen.Enum<PaceMethod>(), Gen.Int[1, 364])
        .Sample((method, cut) =>
        {
            var weights = Of(method, [6, 7, 9, 8, 8, 9, 7, 7, 9, 10, 10, 10]);
            var term = Some.Agreement().Term;
            var day = term.From.PlusDays(cut);
            return Math.Abs(weights.ShareOf(new(term.From, day.PlusDays(-1))) + weights.ShareOf(new(day, term.To)) - 1m) < 1e-20m;
        });

    private static TermWeights Of(PaceMethod method, IReadOnlyList<decimal>? monthly = null) =>
        TermWeights.Of(Agreement(method, monthly), TotalsSeries.Empty, null);

    private static Agreement Agreement(PaceMethod method, IReadOnlyList<decimal>? monthly = null) =>
        Some.Agreement() with { Pace = new(method, monthly ?? [], StatusThresholds.Default) };
}
