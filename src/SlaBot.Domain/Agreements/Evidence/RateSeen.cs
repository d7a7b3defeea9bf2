using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>A rate between neighbouring stages as it was agreed and as it was seen.</summary>
public sealed record RateSeen
{
    /// <summary>With fewer that could have gone on, nothing is concluded.</summary>
    public const int FewestEntered = 30;

    /// <summary>Gets the rate.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>Gets the agreed benchmark, from 0 to 1; null without an agreement.</summary>
    public required decimal? Benchmark { get; init; }

    /// <summary>Gets the days it was seen on: of cohorts those on which the ones counted had entered.</summary>
    public required Period Days { get; init; }

    /// <summary>Gets how many went on, of how many.</summary>
    public required ConversionRate Seen { get; init; }

    /// <summary>Gets whether the same ones were followed (mature cohorts); else both stages are counted on their own days.</summary>
    public required bool IsOfCohorts { get; init; }

    /// <summary>Gets the months of the window whose cohorts are too young to count, oldest first; empty where none are followed.</summary>
    public IReadOnlyList<Period> TooYoung { get; init; } = [];

    /// <summary>Gets the complete months, oldest first, from more than a year before the window on; of cohorts only the mature ones.</summary>
    public required IReadOnlyList<RateMonth> Months { get; init; }

    /// <summary>Gets the rate; null where there was nothing to go on from.</summary>
    public decimal? Value => Seen.Value;

    /// <summary>Gets where the true rate lies with 95 % confidence; null where the numbers are no share.</summary>
    public WilsonInterval? Interval => Seen.Interval;

    /// <summary>Gets whether enough could have gone on to conclude anything.</summary>
    public bool IsEnough => Seen.Denominator >= FewestEntered;

    /// <summary>Gets where the rate stands against its benchmark; null where that cannot be told.</summary>
    public BenchmarkComparison? Verdict => IsEnough && Benchmark is { } agreed ? Seen.Against(agreed) : null;

    /// <summary>
    /// Gets the months in a row, up to the newest, whose three months lay outside the benchmark on one side; empty where the
    /// newest is in line with it.
    /// </summary>
    public IReadOnlyList<RateMonth> Outside
    {
        get
        {
            var side = Months.Count == 0 ? null : Months[^1].Comparison;
            return side is BenchmarkComparison.Above or BenchmarkComparison.Below
                ? [.. Months.Reverse().TakeWhile(month => month.Comparison == side).Reverse()]
                : [];
        }
    }

    /// <summary>Gets the month since which it has lain outside; null where it does not.</summary>
    public Period? OutsideSince => Outside is [{ Month: var month }, ..] ? month : null;

    /// <summary>
    /// Gets the rate seen as people would agree on it: to a tenth of a percent, or as many digits more as it takes to stay
    /// inside the interval; null where there is no rate above 0 and up to 1.
    /// </summary>
    public decimal? AsBenchmark
    {
        get
        {
            if (Value is not (> 0m and <= 1m and var value) || Interval is not { } interval)
            {
                return null;
            }

            for (var decimals = 3; decimals < 8; decimals++)
            {
                var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
                if (rounded > 0m && interval.Compare(rounded) == BenchmarkComparison.InLine)
                {
                    return rounded;
                }
            }

            return value;
        }
    }
}
