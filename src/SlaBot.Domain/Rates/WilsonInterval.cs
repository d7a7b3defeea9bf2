namespace SlaBot.Domain.Rates;

/// <summary>Where a true share lies with 95 % confidence, by Wilson's score interval (docs/formulas.md, rates).</summary>
/// <param name="Low">The lower end, from 0 to 1.</param>
/// <param name="High">The upper end, from 0 to 1.</param>
public readonly record struct WilsonInterval(decimal Low, decimal High)
{
    /// <summary>The two-sided 95 % point of the normal distribution.</summary>
    public const double Z = 1.959964;

    /// <summary>The interval of a share; null where the two numbers are no share: nothing below the line, or more above than below.</summary>
    /// <param name="numerator">How many went on.</param>
    /// <param name="denominator">How many there were.</param>
    public static WilsonInterval? Of(decimal numerator, decimal denominator)
    {
        if (denominator <= 0m || numerator < 0m || numerator > denominator)
        {
            return null;
        }

        var (n, p) = ((double)denominator, (double)(numerator / denominator));
        var weight = Z * Z / n;
        var middle = (p + (weight / 2)) / (1 + weight);
        var half = Z * Math.Sqrt(((p * (1 - p)) + (weight / 4)) / n) / (1 + weight);

        // At the ends the formula gives exactly 0 and 1; floating point may not.
        return new(
            numerator == 0m ? 0m : Math.Max(0m, (decimal)(middle - half)),
            numerator == denominator ? 1m : Math.Min(1m, (decimal)(middle + half)));
    }

    /// <summary>Tells on which side of a benchmark the interval lies. A benchmark at its very end is still in line.</summary>
    public BenchmarkComparison Compare(decimal benchmark) =>
        benchmark < Low ? BenchmarkComparison.Above
        : benchmark > High ? BenchmarkComparison.Below
        : BenchmarkComparison.InLine;
}

/// <summary>How a rate stands against its benchmark, as far as chance lets one tell.</summary>
public enum BenchmarkComparison
{
    /// <summary>The whole interval lies below the benchmark.</summary>
    Below,

    /// <summary>The benchmark lies inside the interval: the difference may be chance.</summary>
    InLine,

    /// <summary>The whole interval lies above the benchmark.</summary>
    Above,
}
