using CsCheck;
using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Retention;

namespace SlaBot.Domain.Tests.Retention;

public sealed class CustomerCohortsTests
{
    private static readonly Period January = Period.Month(2026, 1);

    [Fact]
    public void Of_the_customers_of_a_month_it_tells_what_is_still_there_after_each()
    {
        var view = Departments.View(
            new(2026, 4, 15), Departments.Agreement,
            (KpiIds.NewCustomers, new(2026, 1, 12), 30m, ""), (KpiIds.NewCustomers, new(2026, 1, 26), 10m, ""), (KpiIds.NewCustomers, new(2026, 3, 2), 20m, ""),
            (KpiIds.LostCustomers, new(2026, 1, 30), 1m, "2026-01"), (KpiIds.LostCustomers, new(2026, 3, 10), 3m, "2026-01"), (KpiIds.LostCustomers, new(2026, 4, 14), 2m, "2026-01"),
            (KpiIds.LostCustomers, new(2026, 4, 14), 5m, ""));

        var cohorts = CustomerCohorts.Of(view);

        cohorts.Select(cohort => (cohort.Month, cohort.Size, cohort.Kept, cohort.Age)).ShouldBe([(January, 40m, 34m, 2), (Period.Month(2026, 3), 20m, 20m, 0)]);
        Enumerable.Range(0, 4).Select(cohorts[0].ShareAfter).ShouldBe([39m / 40m, 39m / 40m, 36m / 40m, null]);
        cohorts[0].Share.ShouldBe(0.85m);
        (cohorts[0].IsMaturing, cohorts[0].Matured, cohorts[0].Estimate).ShouldBe((true, null, null));
    }

    [Fact]
    public void A_young_cohort_is_marked_and_scaled_by_what_older_ones_had_shown_at_its_age()
    {
        // January 2025 lost 2 of 40 by the end of January, 4 by February, 8 by the end of January 2026.
        var view = Departments.View(
            new(2026, 3, 31), Departments.Agreement,
            (KpiIds.NewCustomers, new(2025, 1, 12), 40m, ""), (KpiIds.NewCustomers, new(2026, 2, 12), 50m, ""),
            (KpiIds.LostCustomers, new(2025, 1, 30), 2m, "2025-01"), (KpiIds.LostCustomers, new(2025, 2, 3), 2m, "2025-01"), (KpiIds.LostCustomers, new(2025, 10, 3), 4m, "2025-01"),
            (KpiIds.LostCustomers, new(2026, 3, 3), 5m, "2026-02"));

        var cohorts = CustomerCohorts.Of(view);

        (cohorts[0].Age, cohorts[0].Share, cohorts[0].IsMaturing, cohorts[0].Estimate).ShouldBe((14, 0.8m, false, null));

        // After one whole month half of the losses had shown: 5 of 50 lost means 10, so 80 % will be left.
        var young = cohorts[^1];
        (young.Age, young.Share, young.Matured, young.IsMaturing, young.Estimate).ShouldBe((1, 0.9m, 0.5m, true, 0.8m));
    }

    [Fact]
    public void Losses_that_name_no_month_make_no_cohorts() => CustomerCohorts.Of(Departments.View(
        new(2026, 4, 15), (KpiIds.NewCustomers, new(2026, 1, 12), 30m), (KpiIds.LostCustomers, new(2026, 1, 30), 1m))).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-01", true)]
    [InlineData("2026-13", false)]
    [InlineData("2026-1", false)]
    [InlineData("webinar", false)]
    [InlineData("", false)]
    public void A_source_names_a_month_or_something_else(string source, bool isMonth) => (CustomerBase.MonthIn(source) is not null).ShouldBe(isMonth);

    [Fact]
    public void Kept_never_rises_and_the_interval_holds_it() => Gen.Select(Gen.Int[1, 60], Gen.Select(Gen.Int[0, 400], Gen.Int[0, 5]).Array[1, 10]).Sample((size, losses) =>
    {
        var view = Departments.View(
            new(2026, 12, 31), Departments.Agreement,
            [(KpiIds.NewCustomers, new(2026, 1, 2), size + 50m, ""), .. losses.Select(loss => (KpiIds.LostCustomers, new LocalDate(2026, 1, 3).PlusDays(loss.Item1), (decimal)loss.Item2, "2026-01"))]);

        foreach (var cohort in CustomerCohorts.Of(view))
        {
            cohort.LostAfter.ShouldBe(cohort.LostAfter.Order());
            cohort.Share!.Value.ShouldBeInRange(cohort.Interval!.Value.Low, cohort.Interval.Value.High);
        }
    });
}
