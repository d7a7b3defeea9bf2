using CsCheck;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Tests.Pacing;

public sealed class PaceTests
{
    [Fact]
    public void Pace_is_actual_over_expected()
    {
        // docs/formulas.md, pace and status: 96,000 after 12 of 30 days, goal 260,000.
        var pace = new Pace(96_000m, 260_000m * 12 / 30);

        pace.Expected.ShouldBe(104_000m);
        Math.Round(pace.Ratio!.Value, 3).ShouldBe(0.923m);
        pace.Gap.ShouldBe(-8_000m);
        Math.Round(pace.RequiredPerDay(260_000m, 18m)!.Value, 2).ShouldBe(9_111.11m);
    }

    [Theory]
    [InlineData(105, Status.Ahead)]
    [InlineData(104.99, Status.OnPace)]
    [InlineData(97, Status.OnPace)]
    [InlineData(96.99, Status.AtRisk)]
    [InlineData(85, Status.AtRisk)]
    [InlineData(84.99, Status.Behind)]
    [InlineData(0, Status.Behind)]
    public void The_status_changes_exactly_at_its_threshold(decimal actual, Status status) =>
        new Pace(actual, 100m).StatusBy(StatusThresholds.Default).ShouldBe(status);

    [Fact]
    public void Nothing_expected_yet_is_too_early_and_never_a_division() =>
        new Pace(5m, 0m).StatusBy(StatusThresholds.Default).ShouldBe(Status.TooEarly);

    [Theory]
    [InlineData(2, Status.Ahead)]
    [InlineData(4, Status.OnPace)]
    [InlineData(4.4, Status.AtRisk)]
    [InlineData(6, Status.Behind)]
    [InlineData(0, Status.Ahead)]
    public void Where_less_is_better_the_ratio_is_turned_round(decimal hours, Status status) =>
        new Pace(hours, 4m, Direction.Lower).StatusBy(StatusThresholds.Default).ShouldBe(status);

    [Fact]
    public void Nothing_is_required_once_the_target_is_reached() => new Pace(12m, 5m).RequiredPerDay(10m, 3m).ShouldBe(0m);

    [Fact]
    public void Nothing_can_be_required_when_no_day_is_left() => new Pace(8m, 10m).RequiredPerDay(10m, 0m).ShouldBeNull();

    [Fact]
    public void The_status_never_improves_when_the_actual_falls() => Gen
        .Select(Gen.Decimal[0m, 1000m], Gen.Decimal[0m, 1000m], Gen.Decimal[1m, 1000m])
        .Sample((a, b, expected) =>
            new Pace(Math.Min(a, b), expected).StatusBy(StatusThresholds.Default)
            <= new Pace(Math.Max(a, b), expected).StatusBy(StatusThresholds.Default));

    [Fact]
    public void Scaling_target_and_actual_alike_changes_no_status() => Gen
        .Select(Gen.Int[0, 5000], Gen.Int[1, 5000], Gen.Int[1, 1000])
        .Sample((actual, expected, factor) =>
            new Pace(actual, expected).StatusBy(StatusThresholds.Default)
            == new Pace((decimal)actual * factor, (decimal)expected * factor).StatusBy(StatusThresholds.Default));
}
