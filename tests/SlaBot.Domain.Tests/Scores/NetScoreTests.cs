using CsCheck;
using NodaTime;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Scores;

namespace SlaBot.Domain.Tests.Scores;

public sealed class NetScoreTests
{
    [Theory]
    [InlineData(60, 30, 10, 50, 6.7082, 35.4666, 61.6208)]
    [InlineData(5, 3, 2, 30, 24.6982, -19.0506, 65.2045)]
    [InlineData(450, 350, 200, 25, 2.4238, 20.1820, 29.6684)]
    [InlineData(5, 0, 0, 100, 0, 17.4915, 100)] // five that agree are not certain
    [InlineData(0, 4, 0, 0, 0, -34.2922, 34.2922)]
    [InlineData(1, 0, 0, 100, 0, -48.4986, 100)] // the interval never leaves the score out
    [InlineData(0, 0, 3, -100, 0, -100, 6.5793)]
    public void It_is_the_share_of_promoters_less_that_of_detractors(int promoters, int passives, int detractors, decimal score, decimal error, decimal low, decimal high)
    {
        var net = new NetScore(promoters, passives, detractors);

        net.Value.ShouldBe(score);
        Math.Round(net.StandardError!.Value, 4).ShouldBe(error);
        Math.Round(net.Interval!.Value.Low, 4).ShouldBe(low);
        Math.Round(net.Interval.Value.High, 4).ShouldBe(high);
    }

    [Fact]
    public void Nobody_answered_is_no_score()
    {
        var nobody = new NetScore(0m, 0m, 0m);
        (nobody.Value, nobody.StandardError, nobody.Interval).ShouldBe((null, null, null));
    }

    [Fact]
    public void The_interval_lies_within_the_scale_around_the_score_and_mirrors_when_the_ends_are_changed() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500], Gen.Int[0, 500]).Where((p, a, d) => p + a + d > 0).Sample((p, a, d) =>
        {
            var (net, mirror) = (new NetScore(p, a, d), new NetScore(d, a, p));
            var (interval, turned) = (net.Interval!.Value, mirror.Interval!.Value);

            net.Value!.Value.ShouldBeInRange(interval.Low, interval.High);
            interval.Low.ShouldBeGreaterThanOrEqualTo(-100m);
            interval.High.ShouldBeLessThanOrEqualTo(100m);
            mirror.Value.ShouldBe(-net.Value);
            turned.Low.ShouldBe(-interval.High, 1e-9m);
        });

    [Fact]
    public void Ten_times_the_answers_narrow_it() => Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50]).Where((p, a, d) => p + a + d > 1).Sample((p, a, d) =>
    {
        var (few, many) = (new NetScore(p, a, d).Interval!.Value, new NetScore(p * 10, a * 10, d * 10).Interval!.Value);
        (many.High - many.Low).ShouldBeLessThan(few.High - few.Low);
    });

    [Theory]
    [InlineData(60, 30, 10, 50, Status.OnPace, BenchmarkComparison.InLine)]
    [InlineData(5, 3, 2, 30, Status.OnPace, BenchmarkComparison.InLine)] // 30 of 10 answers may be 50 in truth
    [InlineData(450, 350, 200, 25, Status.Behind, BenchmarkComparison.Below)] // 25 of 1,000 answers is not 50
    public void It_is_judged_by_its_interval(int promoters, int passives, int detractors, int score, Status status, BenchmarkComparison comparison)
    {
        var view = Departments.View(
            new(2026, 3, 31), (KpiIds.Promoters, new(2026, 3, 3), promoters), (KpiIds.Passives, new(2026, 3, 4), passives), (KpiIds.Detractors, new(2026, 3, 5), detractors));

        var standing = view.Of(KpiIds.Nps, Period.Month(2026, 3));

        (standing.Actual, standing.Status, standing.Score!.Comparison).ShouldBe((score, status, comparison));
        standing.FreshAsOf.ShouldBe(new LocalDate(2026, 3, 5));
    }

    [Fact]
    public void Where_only_the_score_is_delivered_it_is_read()
    {
        var standing = Departments.View(new(2026, 3, 31), (KpiIds.Nps, new(2026, 3, 3), 47m), (KpiIds.Promoters, new(2026, 3, 3), 9m)).Of(KpiIds.Nps, Period.Month(2026, 3));

        (standing.Actual, standing.Score, standing.Status).ShouldBe((47m, null, Status.AtRisk));
    }

    [Fact]
    public void A_period_without_answers_has_no_score() => Departments.View(
        new(2026, 3, 31), (KpiIds.Promoters, new(2026, 1, 3), 9m), (KpiIds.Passives, new(2026, 1, 3), 9m), (KpiIds.Detractors, new(2026, 1, 3), 9m))
        .Of(KpiIds.Nps, Period.Month(2026, 3)).Actual.ShouldBeNull();
}
