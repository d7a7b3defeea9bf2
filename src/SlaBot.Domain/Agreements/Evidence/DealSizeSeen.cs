using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Projections.Distributions;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>What a won deal brought on average, as agreed and as seen.</summary>
public sealed record DealSizeSeen
{
    /// <summary>With fewer deals nothing is concluded about their size.</summary>
    public const int FewestDeals = 10;

    private const double Tail = 0.025;

    /// <summary>Gets the size agreed on; null without an agreement.</summary>
    public required decimal? Agreed { get; init; }

    /// <summary>Gets the days looked at.</summary>
    public required Period Days { get; init; }

    /// <summary>Gets how many deals were won.</summary>
    public required decimal Deals { get; init; }

    /// <summary>Gets what they brought together.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Gets the lower end of where the true mean lies with 95 % confidence; null where single deals are not known or too few.</summary>
    public decimal? Low { get; init; }

    /// <summary>Gets the upper end of where the true mean lies with 95 % confidence; null where single deals are not known or too few.</summary>
    public decimal? High { get; init; }

    /// <summary>Gets the mean size; null where no deal was won.</summary>
    public decimal? Mean => Deals > 0m ? Amount / Deals : null;

    /// <summary>Gets where the size stands against what was agreed; null where that cannot be told.</summary>
    public BenchmarkComparison? Verdict => (Agreed, Low, High) is ({ } agreed, { } low, { } high)
        ? agreed < low ? BenchmarkComparison.Above : agreed > high ? BenchmarkComparison.Below : BenchmarkComparison.InLine
        : null;

    /// <summary>Gets the mean as people would agree on it: to about a hundredth of the width of its interval, never finer than whole units.</summary>
    public decimal? AsAgreed => Mean is { } mean ? RoundedTo(mean, (High - Low) ?? mean) : null;

    /// <summary>What deals brought on average over a window.</summary>
    public static DealSizeSeen In(View view, EvidenceWindow window = EvidenceWindow.LastTwelveMonths)
    {
        var days = window.DaysIn(view);
        var meter = new Meter(view);
        var revenue = meter.SeriesOf(KpiIds.Revenue).Sum(days);
        var isOfDeals = view.Totals.FeedOf(KpiIds.Revenue, view.Catalog.Find(KpiIds.Revenue)?.Feed) == Feed.Deals;
        var deals = isOfDeals ? revenue.Count : meter.SeriesOf(view.Catalog.Funnel.Last.Id).Sum(days).Sum;
        var (low, high) = isOfDeals ? IntervalOf(revenue) : (null, null);
        return new() { Agreed = view.Agreement?.Goal.AverageDealSize.Amount, Days = days, Deals = deals, Amount = revenue.Sum, Low = low, High = high };
    }

    /// <summary>
    /// Where the true mean of gamma-distributed sizes lies: the sum of n of them is gamma-distributed with n times their
    /// shape, so the ends come from its quantiles, without drawing anything.
    /// </summary>
    internal static (decimal? Low, decimal? High) IntervalOf(DailyTotal deals)
    {
        var (n, sum, squares) = ((double)deals.Count, (double)deals.Sum, (double)deals.SumOfSquares);
        var mean = sum / Math.Max(n, 1);
        var variance = n > 1 ? Math.Max((squares / n) - (mean * mean), 0) * n / (n - 1) : 0;
        if (n < FewestDeals || mean <= 0 || variance <= 0)
        {
            return (null, null);
        }

        // The true mean m is the one under which what was seen lies at the tail: seen = m x q / (n x shape).
        var shape = n * GammaDistribution.Of(mean, variance).Shape;
        return ((decimal)(mean * shape / IncompleteGamma.Quantile(shape, 1 - Tail)), (decimal)(mean * shape / IncompleteGamma.Quantile(shape, Tail)));
    }

    private static decimal RoundedTo(decimal mean, decimal width)
    {
        var unit = 1m;
        while (unit * 100m <= width)
        {
            unit *= 10m;
        }

        return Math.Max(unit, Math.Round(mean / unit, 0, MidpointRounding.AwayFromZero) * unit);
    }
}
