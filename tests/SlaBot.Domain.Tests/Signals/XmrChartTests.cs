using CsCheck;
using SlaBot.Domain.Signals;

namespace SlaBot.Domain.Tests.Signals;

public sealed class XmrChartTests
{
    [Fact]
    public void Limits_lie_2_66_mean_moving_ranges_from_the_mean()
    {
        var chart = Of(10, 12, 11, 13, 10, 12, 11, 9);

        chart.Mean.ShouldBe(11m);
        chart.MeanMovingRange.ShouldBe(13m / 7m);
        chart.High.ShouldBe(11m + (2.66m * 13m / 7m), 1e-25m);
        chart.Low.ShouldBe(11m - (2.66m * 13m / 7m), 1e-25m);
        chart.Verdict.ShouldBe(SeriesVerdict.Noise);
    }

    [Theory]
    [InlineData(150, SignalKind.PointAbove)]
    [InlineData(-130, SignalKind.PointBelow)]
    public void A_point_outside_is_a_signal(int outlier, SignalKind kind)
    {
        var chart = Of([.. Enumerable.Range(0, 24).Select(i => i % 2 * 20), outlier]);

        chart.Signals.ShouldBe([new Signal(kind, 24, 24)]);
        chart.Verdict.ShouldBe(SeriesVerdict.Signal);
    }

    [Fact]
    public void A_point_on_the_limit_is_not_outside()
    {
        // No step at all: both limits lie on the mean, and so does every point.
        Of(5, 5, 5, 5, 5, 5, 5, 5, 5).Signals.ShouldBeEmpty();
    }

    [Fact]
    public void Eight_in_a_row_on_one_side_are_a_signal() =>
        Of(8, 9, 8, 9, 8, 9, 8, 9, 11, 12, 11, 12, 11, 12, 11, 12, 11).Signals
            .ShouldBe([new Signal(SignalKind.RunBelow, 0, 7), new Signal(SignalKind.RunAbove, 8, 16)]);

    [Fact]
    public void Seven_in_a_row_are_noise() => Of(8, 9, 8, 9, 8, 9, 8, 11, 12, 11, 12, 11, 12, 11).Verdict.ShouldBe(SeriesVerdict.Noise);

    [Fact]
    public void A_point_on_the_mean_breaks_a_run()
    {
        var broken = Of(8, 4, 8, 4, 10, 8, 4, 8, 4, 12, 16, 12, 16, 10, 12, 16, 12, 16);
        broken.Mean.ShouldBe(10m);
        broken.Signals.ShouldBeEmpty();

        Of(8, 4, 8, 4, 8, 4, 8, 4, 10, 10, 12, 16, 12, 16, 12, 16, 12, 16).Signals
            .ShouldBe([new Signal(SignalKind.RunBelow, 0, 7), new Signal(SignalKind.RunAbove, 10, 17)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void With_fewer_than_eight_points_nothing_can_be_told(int points)
    {
        var chart = XmrChart.Of(Enumerable.Range(1, points).Select(i => i * i * 1000m));

        chart.Verdict.ShouldBe(SeriesVerdict.TooFewPoints);
        chart.Signals.ShouldBeEmpty();
    }

    [Fact]
    public void Moving_and_scaling_a_series_changes_no_signal() =>
        Gen.Select(Gen.Int[0, 50].Array[8, 40], Gen.Int[-100, 100], Gen.Int[0, 3]).Sample((values, shift, power) =>
        {
            // Powers of two keep the digits of the mean few enough that no rounding moves a point over a limit.
            var moved = XmrChart.Of(values.Select(value => (decimal)((value << power) + shift)));
            moved.Signals.ShouldBe(XmrChart.Of(values.Select(value => (decimal)value)).Signals);
        });

    [Fact]
    public void Turned_upside_down_a_series_has_the_same_signals_on_the_other_side() =>
        Gen.Int[0, 50].Array[8, 40].Sample(values =>
            XmrChart.Of(values.Select(value => -(decimal)value)).Signals.ShouldBe(
                XmrChart.Of(values.Select(value => (decimal)value)).Signals.Select(signal => signal with
                {
                    Kind = signal.Kind switch
                    {
                        SignalKind.PointAbove => SignalKind.PointBelow,
                        SignalKind.PointBelow => SignalKind.PointAbove,
                        SignalKind.RunAbove => SignalKind.RunBelow,
                        _ => SignalKind.RunAbove,
                    },
                })));

    [Fact]
    public void Points_outside_are_those_beyond_the_limits() => Gen.Int[0, 9].Array[8, 60].Sample(values =>
    {
        var chart = XmrChart.Of(values.Select(value => (decimal)(value == 9 ? 200 : value)));

        chart.Signals.Where(signal => signal.Kind is SignalKind.PointAbove or SignalKind.PointBelow).Select(signal => signal.First)
            .ShouldBe(Enumerable.Range(0, values.Length).Where(i => chart.Values[i] > chart.High || chart.Values[i] < chart.Low));
    });

    private static XmrChart Of(params int[] values) => XmrChart.Of(values.Select(value => (decimal)value));
}
