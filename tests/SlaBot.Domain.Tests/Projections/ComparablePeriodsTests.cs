using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class ComparablePeriodsTests
{
    [Theory]
    [InlineData("2026-03-01..2026-03-31", "2025-12-01..2025-12-31 2026-01-01..2026-01-31 2026-02-01..2026-02-28")]
    [InlineData("2026-04-01..2026-06-30", "2026-01-01..2026-03-31")]
    [InlineData("2026-06-02..2026-06-08", "2026-05-26..2026-06-01")]
    [InlineData("2026-03-15..2026-05-14", "2026-01-15..2026-03-14")]
    public void They_are_as_long_and_end_where_the_next_begins(string whole, string newest)
    {
        var before = Before(Parse(whole), new(2025, 12, 1));

        string.Join(' ', before).ShouldEndWith(newest);
        before.Zip(before.Skip(1)).ShouldAllBe(pair => pair.First.To.PlusDays(1) == pair.Second.From);
    }

    [Fact]
    public void A_term_that_begins_on_the_31st_keeps_its_day() =>
        string.Join(' ', Before(Parse("2026-03-31..2026-04-29"), new(2025, 12, 31)))
            .ShouldBe("2025-12-31..2026-01-30 2026-01-31..2026-02-27 2026-02-28..2026-03-30");

    [Theory]
    [InlineData("2025-07-01", 3)]
    [InlineData("2025-07-02", 2)]
    public void One_in_which_the_data_begins_is_partial(string firstData, int complete) =>
        Before(Companies.Quarter(2026, 2), Parse(firstData).From).Count.ShouldBe(complete);

    [Fact]
    public void One_that_begins_with_days_off_is_complete_from_its_first_working_day() =>
        // 1 and 2 November 2025 are a weekend.
        Before(Period.Month(2025, 12), new(2025, 11, 3)).ShouldHaveSingleItem();

    [Fact]
    public void One_that_still_runs_is_no_past_yet()
    {
        var running = ComparablePeriods.Before(Period.Month(2026, 4), new(2026, 1, 1), AsOf.CloseOf(new(2026, 3, 30)), BusinessCalendar.Default);
        var noon = new LocalDateTime(2026, 3, 31, 12, 0).InUtc().ToInstant();
        var lastDay = ComparablePeriods.Before(
            Period.Month(2026, 4), new(2026, 1, 1), AsOf.Live(noon, BusinessCalendar.Default), BusinessCalendar.Default);

        running.ShouldBe([Period.Month(2026, 1), Period.Month(2026, 2)]);
        lastDay.ShouldBe(running);
    }

    [Fact]
    public void They_do_not_reach_back_for_ever() =>
        Before(Period.Month(2026, 4), new(1990, 1, 1)).Count.ShouldBe(ComparablePeriods.Most);

    [Theory]
    [InlineData("2026-03-01..2026-03-31", new[] { 3, 12 })]
    [InlineData("2026-04-01..2026-06-30", new[] { 4 })]
    [InlineData("2026-01-01..2026-12-31", new int[0])]
    [InlineData("2026-06-02..2026-06-08", new int[0])]
    [InlineData("2026-01-01..2026-10-31", new int[0])]
    public void Their_cycle_is_the_year(string whole, int[] cycles) => ComparablePeriods.CyclesOf(Parse(whole)).ShouldBe(cycles);

    private static IReadOnlyList<Period> Before(Period whole, LocalDate firstData) =>
        ComparablePeriods.Before(whole, firstData, AsOf.CloseOf(whole.From), BusinessCalendar.Default);

    private static Period Parse(string text)
    {
        var days = text.Split("..").Select(day => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ToArray();
        return new(days[0], days[^1]);
    }
}
