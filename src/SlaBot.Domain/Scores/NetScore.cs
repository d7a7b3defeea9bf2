using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Scores;

/// <summary>
/// A net promoter score with what stands behind it: 100 times the share of promoters (9 and 10 of 10) less that of
/// detractors (0 to 6); passives (7 and 8) count below the line alone (docs/formulas.md, net promoter score).
/// </summary>
/// <param name="Promoters">How many promote.</param>
/// <param name="Passives">How many do neither.</param>
/// <param name="Detractors">How many detract.</param>
public sealed record NetScore(decimal Promoters, decimal Passives, decimal Detractors)
{
    private const decimal Points = 100m;

    // What the adjusted Wald interval adds: three answers in all, three quarters of one at either end.
    private const decimal Added = 3m, AddedAtEnds = 0.75m;

    /// <summary>Gets how many answered.</summary>
    public decimal Answers => Promoters + Passives + Detractors;

    /// <summary>Gets the score, from -100 to 100; null where nobody answered.</summary>
    public decimal? Value => Answers > 0m ? Points * (Promoters - Detractors) / Answers : null;

    /// <summary>
    /// Gets the standard error of the score in points: an answer is worth 1, 0 or -1, so its variance is the share of
    /// promoters and detractors less the square of their difference. Null where nobody answered.
    /// </summary>
    public decimal? StandardError => Answers > 0m ? Points * Error(Promoters, Detractors, Answers) : null;

    /// <summary>
    /// Gets where the true score lies with 95 % confidence, in points; null where nobody answered. It is the adjusted Wald
    /// interval of B. Rocks, "Interval Estimation for the 'Net Promoter Score'" (The American Statistician 70, 2016): three
    /// answers are added, three quarters of one to promoters and to detractors each, so that a few answers that all agree do
    /// not look certain. Cut off at -100 and 100, and never without the score itself.
    /// </summary>
    public ScoreInterval? Interval
    {
        get
        {
            if (Value is not { } score)
            {
                return null;
            }

            var (up, down, all) = (Promoters + AddedAtEnds, Detractors + AddedAtEnds, Answers + Added);
            var (middle, half) = (Points * (up - down) / all, Points * (decimal)WilsonInterval.Z * Error(up, down, all));
            return new(Math.Max(-Points, Math.Min(score, middle - half)), Math.Min(Points, Math.Max(score, middle + half)));
        }
    }

    private static decimal Error(decimal up, decimal down, decimal all)
    {
        var (spread, middle) = ((up + down) / all, (up - down) / all);
        return (decimal)Math.Sqrt(Math.Max(0d, (double)((spread - (middle * middle)) / all)));
    }
}

/// <summary>Where a true score lies with 95 % confidence, in points.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ScoreInterval(decimal Low, decimal High)
{
    /// <summary>Tells on which side of a target the interval lies. A target at its very end is still in line.</summary>
    public BenchmarkComparison Compare(decimal target) =>
        target < Low ? BenchmarkComparison.Above
        : target > High ? BenchmarkComparison.Below
        : BenchmarkComparison.InLine;
}
