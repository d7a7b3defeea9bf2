using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class ProjectorTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    // docs/formulas.md, projection: six events in ten working days, eleven still to come.
    private static readonly Period TwentyOneDays = new(Monday, Monday.PlusDays(28));

    [Theory]
    [InlineData(PaceMethod.WorkingDays, ProjectionMethod.WorkingDays, ProjectionNote.None)]
    [InlineData(PaceMethod.Seasonal, ProjectionMethod.WorkingDays, ProjectionNote.SeasonalNeedsAPastPeriod)]
    public void Without_a_past_the_rest_of_a_count_is_negative_binomial(PaceMethod pace, ProjectionMethod method, ProjectionNote note)
    {
        var projection = Projector.Project(Question(SixWins(), pace, Monday.PlusDays(11)) with { Goal = 12m })!;

        projection.Actual.ShouldBe(6m);
        projection.Mean.ShouldBe(13.15m);
        (projection.Low, projection.High).ShouldBe((9m, 18m));
        projection.Probability!.Value.ShouldBe(0.62225, 5e-6);
        projection.Straight!.Value.ShouldBe(12.6m, 1e-9m);
        projection.Method.ShouldBe(method);
        projection.Note.ShouldBe(note);
        projection.PastPeriods.ShouldBe(0);
        projection.IsTooEarly.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_past_the_calendar_method_counts_all_days()
    {
        var projection = Projector.Project(Question(SixWins(), PaceMethod.Calendar, Monday.PlusDays(9)))!;

        // Six and a half over ten days, for nineteen more.
        projection.Mean.ShouldBe(6m + (6.5m * 19 / 10));
        projection.Method.ShouldBe(ProjectionMethod.Calendar);
    }

    [Fact]
    public void Without_a_past_the_monthly_method_counts_the_percents_of_the_months()
    {
        var term = new Period(new(2026, 1, 1), new(2026, 3, 31));
        var pace = new PacePolicy(PaceMethod.Monthly, [50m, 30m, 20m], StatusThresholds.Default);
        var wins = Series((new(2026, 1, 1), 3), (new(2026, 1, 20), 2));
        var question = new ProjectionQuestion(wins, false, term, AsOf.CloseOf(new(2026, 1, 31)), BusinessCalendar.Default, pace);

        var projection = Projector.Project(question)!;

        projection.Mean.ShouldBe(5m + 5.5m, 1e-9m);
        projection.Straight!.Value.ShouldBe(10m, 1e-9m);
        projection.Method.ShouldBe(ProjectionMethod.Monthly);
    }

    [Fact]
    public void Without_a_past_a_method_that_learns_from_it_is_the_agreed_one()
    {
        var asked = Question(SixWins(), PaceMethod.Calendar, Monday.PlusDays(9));

        Projector.Project(asked with { Method = ProjectionMethod.Seasonal }).ShouldBe(Projector.Project(asked));
    }

    [Fact]
    public void A_running_day_counts_by_the_share_of_its_hours_that_has_passed()
    {
        var noon = Monday.PlusDays(11).At(new LocalTime(13, 0)).InUtc().ToInstant();
        var question = Question(SixWins(), PaceMethod.WorkingDays, Monday) with { AsOf = AsOf.Live(noon, BusinessCalendar.Default) };

        Projector.Project(question)!.Mean.ShouldBe(6m + (6.5m * 11.5m / 9.5m), 1e-9m);
    }

    [Fact]
    public void Money_is_counted_in_deals_and_their_sizes()
    {
        var deals = new DailyTotal(6, 72_000m, (6 * 12_000m * 12_000m) + 3_000_000m);
        var series = new TotalsSeries([Day(Monday, deals)]);
        var projection = Projector.Project(Question(series, PaceMethod.WorkingDays, Monday.PlusDays(11)) with { IsMoney = true })!;

        projection.Actual.ShouldBe(72_000m);
        projection.Mean.ShouldBe(72_000m + (7.15m * 12_000m), 1e-6m);
        projection.Low.ShouldBeInRange(100_000m, 115_000m);
        projection.High.ShouldBeInRange(210_000m, 230_000m);
    }

    [Fact]
    public void Nothing_is_projected_before_anything_ever_happened()
    {
        Projector.Project(Question(TotalsSeries.Empty, PaceMethod.WorkingDays, Monday.PlusDays(11))).ShouldBeNull();
        Projector.Project(Question(SixWins(), PaceMethod.WorkingDays, Monday.PlusDays(-1))).ShouldBeNull();
        Projector.Project(Question(SixWins(), PaceMethod.WorkingDays, Monday.PlusDays(-1)) with { IsMoney = true }).ShouldBeNull();
    }

    [Theory]
    [InlineData(2, 11, true)]
    [InlineData(3, 11, false)]
    [InlineData(9, 0, true)]
    [InlineData(9, 1, false)]
    public void Below_three_events_or_a_twentieth_of_the_weight_it_is_too_early(int wins, int day, bool isTooEarly)
    {
        var projection = Projector.Project(Question(Series((Monday, wins)), PaceMethod.WorkingDays, Monday.PlusDays(day)))!;

        projection.IsTooEarly.ShouldBe(isTooEarly);
    }

    [Fact]
    public void A_reached_goal_is_certain()
    {
        var projection = Projector.Project(Question(SixWins(), PaceMethod.WorkingDays, Monday.PlusDays(11)) with { Goal = 6m })!;

        projection.Probability.ShouldBe(1);
        projection.ChanceOfAtMost(5m).ShouldBe(0);
        (projection.ChanceOfAtMost(11m) + projection.ChanceOfAtLeast(12m)).ShouldBe(1, 1e-12);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    public void Without_working_days_left_the_goal_is_met_or_missed(int goal, double probability)
    {
        var monthToSunday = new Period(Monday, Monday.PlusDays(13));
        var question = Question(SixWins(), PaceMethod.WorkingDays, Monday.PlusDays(11)) with { Whole = monthToSunday, Goal = goal };

        var projection = Projector.Project(question)!;

        projection.Probability.ShouldBe(probability);
        (projection.Low, projection.Mean, projection.High).ShouldBe((6m, 6m, 6m));
    }

    [Fact]
    public void A_period_without_working_days_goes_by_the_calendar()
    {
        var weekend = new Period(Monday.PlusDays(5), Monday.PlusDays(6));
        var question = Question(Series((Monday.PlusDays(5), 4)), PaceMethod.WorkingDays, Monday.PlusDays(5)) with { Whole = weekend };

        Projector.Project(question)!.Mean.ShouldBe(4m + 4.5m);
    }

    [Fact]
    public void A_past_quarter_shows_how_the_rest_will_run()
    {
        var series = Companies.Agency(seed: 1, days: 365, dealsADay: 8);
        var projection = Projector.Project(Companies.Ask(series, Companies.Quarter(2025, 4), new(2025, 10, 31)))!;
        var truth = series.Sum(Companies.Quarter(2025, 4)).Sum;

        projection.PastPeriods.ShouldBe(3);
        projection.Straight!.Value.ShouldBeLessThan(truth * 0.9m);
        projection.Mean.ShouldBeInRange(truth * 0.9m, truth * 1.1m);
        truth.ShouldBeInRange(projection.Low, projection.High);
    }

    [Fact]
    public void A_period_that_has_not_begun_is_projected_from_complete_past_periods_only()
    {
        var series = Companies.Agency(seed: 1, days: 300);
        var asked = Companies.Ask(series, Companies.Quarter(2025, 4), new(2025, 8, 15));

        Projector.Project(asked)!.PastPeriods.ShouldBe(2);
        Projector.Project(asked)!.Actual.ShouldBe(0m);
    }

    [Fact]
    public void One_method_can_be_asked_for()
    {
        var series = Companies.Agency(seed: 1, days: 365);
        var asked = Companies.Ask(series, Companies.Quarter(2025, 4), new(2025, 10, 31));

        Projector.Project(asked with { Method = ProjectionMethod.Seasonal })!.Method.ShouldBe(ProjectionMethod.Seasonal);
        Projector.Project(asked with { Method = ProjectionMethod.Calendar })!.Mean
            .ShouldNotBe(Projector.Project(asked with { Method = ProjectionMethod.WorkingDays })!.Mean);
    }

    private static ProjectionQuestion Question(TotalsSeries series, PaceMethod pace, LocalDate asOf) =>
        Companies.Ask(series, TwentyOneDays, asOf, isMoney: false, pace: pace);

    private static TotalsSeries SixWins() => Series((Monday, 1), (Monday.PlusDays(2), 3), (Monday.PlusDays(8), 2));

    private static TotalsSeries Series(params (LocalDate Date, int Wins)[] days) =>
        new(days.Select(day => Day(day.Date, new(1, day.Wins, day.Wins * day.Wins))));

    private static DayTotals Day(LocalDate date, DailyTotal total) => new(date, new Dictionary<string, DailyTotal> { [string.Empty] = total });
}
