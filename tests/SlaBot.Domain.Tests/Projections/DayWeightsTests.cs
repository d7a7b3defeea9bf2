using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class DayWeightsTests
{
    private static readonly Period Term = new(new(2026, 1, 15), new(2026, 3, 31));

    [Theory]
    [InlineData("2026-01-15..2026-01-31", 50)]
    [InlineData("2026-02-01..2026-02-28", 30)]
    [InlineData("2026-01-15..2026-03-31", 100)]
    public void A_month_weighs_its_percent(string period, double percent) => Monthly(Parse(period)).Sum().ShouldBe(percent, 1e-9);

    [Fact]
    public void A_month_s_percent_is_spread_over_its_working_days_in_the_term()
    {
        var january = Monthly(Parse("2026-01-15..2026-01-31"));

        // Thursday to Saturday; twelve working days from the 15th on.
        january.Take(3).ShouldBe([50.0 / 12, 50.0 / 12, 0]);
    }

    [Fact]
    public void A_month_without_working_days_keeps_its_percent()
    {
        // The first of March 2026 is a Sunday, and the last day of the term.
        var term = new Period(new(2026, 1, 15), new(2026, 3, 1));

        Monthly(term, term)[^1].ShouldBe(20);
    }

    [Theory]
    [InlineData("2025-02-01..2025-02-28", 30)]
    [InlineData("2025-06-01..2025-06-30", 100.0 / 3)]
    public void A_month_outside_the_term_weighs_as_in_it_or_as_the_mean_one(string period, double percent) =>
        Monthly(Parse(period)).Sum().ShouldBe(percent, 1e-9);

    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(10, 5, 0.5)]
    [InlineData(10, 30, 1)]
    [InlineData(0, 5, 1)]
    [InlineData(0, 0, 0)]
    public void A_day_off_weighs_what_it_used_to_bring(int onWorkingDays, int onDaysOff, double weight)
    {
        var week = new Period(new(2026, 3, 2), new(2026, 3, 8));
        var past = new ObservedPeriod(
            week.From,
            [.. week.Days.Select(day => (Works(day), new EventTotals(Works(day) ? onWorkingDays : onDaysOff, 0, 0)))]);

        DayWeights.LearntFrom([past]).Of(past)[^1].ShouldBe(weight);
    }

    [Fact]
    public void Where_no_day_would_weigh_anything_all_weigh_the_same()
    {
        var weekend = Observed(Parse("2026-03-07..2026-03-08"));

        DayWeights.Working(0).Of(weekend).ShouldBe([1, 1]);
    }

    private static double[] Monthly(Period period, Period? term = null) => DayWeights
        .Agreed(new(PaceMethod.Monthly, [50m, 30m, 20m], StatusThresholds.Default), term ?? Term, BusinessCalendar.Default)
        .Of(Observed(period));

    private static ObservedPeriod Observed(Period period) =>
        ObservedPeriod.Of(TotalsSeries.Empty, isMoney: false, period, period.To, BusinessCalendar.Default);

    private static bool Works(LocalDate day) => BusinessCalendar.Default.IsWorkingDay(day);

    private static Period Parse(string text)
    {
        var days = text.Split("..").Select(day => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ToArray();
        return new(days[0], days[^1]);
    }
}
