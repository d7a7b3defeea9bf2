using CsCheck;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class ProjectionLaws
{
    private const int Days = 500;

    private static readonly Gen<Period> Periods = Gen.Select(
        Gen.Int[0, Days - 60], Gen.OneOf(Gen.Const(7), Gen.Int[1, 120]), Gen.Bool, (start, length, isMonth) => isMonth
            ? Period.MonthOf(Companies.Start.PlusDays(start))
            : new Period(Companies.Start.PlusDays(start), Companies.Start.PlusDays(start + length - 1)));

    // From empty days over daily numbers and corrections to counts in the billions.
    private static readonly Gen<DailyTotal> AnyTotal = Gen.Frequency(
        (6, Gen.Const(default(DailyTotal))),
        (4, Gen.Int[1, 30_000].Select(amount => DailyTotal.OfAmount(amount))),
        (1, Gen.Const(DailyTotal.OfAmount(0m))),
        (1, Gen.Int[1, 30_000].Select(amount => -DailyTotal.OfAmount(amount))),
        (1, Gen.Int[1, 30_000].Select(amount => DailyTotal.OfAmount(-amount))),
        (1, Gen.Const(DailyTotal.OfAmount(1_000_000_000m))),
        (1, Gen.Const(DailyTotal.OfAmount(0.000_1m))),
        (1, Gen.Const(new DailyTotal(1_000_000_000, 1_000_000_000m, 1_000_000_000m))));

    private static readonly Gen<TotalsSeries> AnySeries = Gen.Select(Gen.Int[0, 3], AnyTotal.Array[Days], (sparse, totals) =>
        Companies.Series(Days, day => DayIndex(day) % ((sparse * sparse * 20) + 1) == 0 ? totals[DayIndex(day)] : default));

    private static readonly Gen<TotalsSeries> AgencySeries =
        Gen.Select(Gen.Int[0, 10_000], Gen.Double[0.05, 4], (seed, rate) => Companies.Agency(seed, Days, rate));

    private static readonly Gen<ProjectionQuestion> AnyQuestion = QuestionAbout(AnySeries);

    private static readonly Gen<ProjectionQuestion> AgencyQuestion = QuestionAbout(AgencySeries);

    [Fact]
    public void Whatever_the_input_the_answer_is_a_range_not_below_the_actual() => AnyQuestion.Sample(question =>
    {
        if (Projector.Project(question with { Goal = 1_000m }) is { } projection)
        {
            projection.Mean.ShouldBeGreaterThanOrEqualTo(projection.Actual);
            projection.Low.ShouldBeGreaterThanOrEqualTo(projection.Actual);
            projection.High.ShouldBeGreaterThanOrEqualTo(projection.Low);
            projection.Probability!.Value.ShouldBeInRange(0, 1);
            projection.ChanceOfAtMost(1_000m).ShouldBeInRange(0, 1);
        }
    });

    [Fact]
    public void For_a_company_with_deals_the_mean_lies_in_the_range() => AgencyQuestion.Sample(question =>
    {
        if (Projector.Project(question) is { IsTooEarly: false, PastPeriods: > 0 } projection && projection.Mean > projection.Actual * 1.1m)
        {
            projection.Mean.ShouldBeInRange(projection.Low, projection.High);
        }
    });

    [Fact]
    public void The_probability_falls_as_the_goal_rises() => Gen.Select(AnyQuestion, Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Sample((question, goal, more) =>
    {
        if (Projector.Project(question) is { } projection)
        {
            projection.ChanceOfAtLeast(goal + more).ShouldBeLessThanOrEqualTo(projection.ChanceOfAtLeast(goal) + 1e-12);
        }
    });

    [Fact]
    public void The_range_holds_the_middle_four_fifths() => AgencyQuestion.Sample(question =>
    {
        if (Projector.Project(question) is { } projection && projection.Low > projection.Actual)
        {
            projection.ChanceOfAtMost(projection.Low).ShouldBeGreaterThanOrEqualTo(0.1 - 1e-6);
            projection.ChanceOfAtMost(projection.High).ShouldBeGreaterThanOrEqualTo(0.9 - 1e-6);
            projection.ChanceOfAtLeast(projection.High).ShouldBeGreaterThanOrEqualTo(0.1 - 1e-6);
            projection.ChanceOfAtLeast(projection.Low).ShouldBeGreaterThanOrEqualTo(0.9 - 1e-6);
        }
    });

    [Fact]
    public void Amounts_ten_times_as_large_make_a_projection_ten_times_as_large() => AgencyQuestion.Sample(question =>
    {
        var tenfold = Mapped(question.Series, total => new(total.Count, total.Sum * 10, total.SumOfSquares * 100));
        if (question.IsMoney && Projector.Project(question) is { } projection)
        {
            var larger = Projector.Project(question with { Series = tenfold })!;
            ShouldBeNear(larger.Mean, projection.Mean * 10);
            ShouldBeNear(larger.Low, projection.Low * 10);
            ShouldBeNear(larger.High, projection.High * 10);
            larger.Method.ShouldBe(projection.Method);
        }
    });

    [Fact]
    public void The_future_never_matters() => Gen.Select(AnyQuestion, AnyTotal).Sample((question, other) =>
    {
        var changed = new TotalsSeries(question.Series.Days
            .Where(day => day.Date <= question.AsOf.Day)
            .Concat(Companies.Series(Days + 100, _ => other).Days.Where(day => day.Date > question.AsOf.Day)));

        Projector.Project(question with { Series = changed }).ShouldBe(Projector.Project(question));
    });

    [Fact]
    public void When_the_period_is_over_the_projection_is_the_actual() => AnyQuestion.Sample(question =>
    {
        var goal = question.Series.Sum(question.Whole).Sum + 1;
        foreach (var day in new[] { question.Whole.To, question.Whole.To.PlusDays(20) })
        {
            if (Projector.Project(question with { AsOf = AsOf.CloseOf(day), Goal = goal }) is { } projection)
            {
                (projection.Low, projection.Mean, projection.High).ShouldBe((goal - 1, goal - 1, goal - 1));
                projection.Probability.ShouldBe(0);
                projection.ChanceOfAtLeast(goal - 1).ShouldBe(1);
                projection.IsTooEarly.ShouldBeFalse();
            }
        }
    });

    [Fact]
    public void Asking_twice_gives_the_same_answer() => AgencyQuestion.Sample(question =>
        Projector.Project(question with { Series = Mapped(question.Series, total => total) }).ShouldBe(Projector.Project(question)));

    private static Gen<ProjectionQuestion> QuestionAbout(Gen<TotalsSeries> series) => Gen.Select(
        series, Periods, Gen.Int[-5, 60], Gen.Bool, Gen.Enum<PaceMethod>(), (totals, whole, day, isMoney, pace) =>
            Companies.Ask(totals, whole, whole.From.PlusDays(day), isMoney, pace: pace) with
            {
                Pace = new(pace, [.. Enumerable.Repeat(100m / 12, 12)], StatusThresholds.Default),
            });

    private static int DayIndex(LocalDate day) => NodaTime.Period.DaysBetween(Companies.Start, day);

    private static TotalsSeries Mapped(TotalsSeries series, Func<DailyTotal, DailyTotal> map) => new(series.Days.Select(day =>
        new DayTotals(day.Date, day.BySource.ToDictionary(source => source.Key, source => map(source.Value)))));

    private static void ShouldBeNear(decimal actual, decimal expected) => actual.ShouldBe(expected, Math.Max(1e-6m, Math.Abs(expected) * 1e-9m));
}
