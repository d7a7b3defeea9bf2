using SlaBot.Domain.Values;

namespace SlaBot.Domain.Gaps;

/// <summary>
/// Why the result differs from the plan: the gap put down to the factors that multiply to it, to the last cent
/// (docs/formulas.md, why, logarithmic-mean decomposition). Exchanging plan and actual turns every part round; a factor that did
/// not change has no part.
/// </summary>
public sealed class GapExplanation
{
    private GapExplanation(IReadOnlyList<GapFactor> factors, decimal gap, IReadOnlyList<GapPart> parts, KpiId? stoppedAt) =>
        (Factors, Gap, Parts, StoppedAt) = (factors, gap, parts, stoppedAt);

    /// <summary>Gets what multiplies to the plan and to the actual result.</summary>
    public IReadOnlyList<GapFactor> Factors { get; }

    /// <summary>Gets the actual result minus the planned one, rounded; the parts sum to it exactly.</summary>
    public decimal Gap { get; }

    /// <summary>Gets each factor's part, in the order of the factors.</summary>
    public IReadOnlyList<GapPart> Parts { get; }

    /// <summary>
    /// Gets the first factor that is not above zero, in the plan or in fact; null where there is none. Nothing passes
    /// it, so the whole gap is put down to it: the parts tend to just that as a factor tends to zero.
    /// </summary>
    public KpiId? StoppedAt { get; }

    /// <summary>Gets the parts that are not zero, the weightiest first.</summary>
    public IEnumerable<GapPart> Drivers => Parts.Where(part => part.Amount != 0m).OrderByDescending(part => Math.Abs(part.Amount));

    /// <summary>Explains the gap between two products.</summary>
    /// <param name="factors">The factors in their order, at least one.</param>
    /// <param name="decimals">The digits after the decimal point that parts are rounded to: the cents of the currency.</param>
    /// <exception cref="ArgumentException">There is no factor.</exception>
    public static GapExplanation Of(IReadOnlyList<GapFactor> factors, int decimals)
    {
        if (factors.Count == 0)
        {
            throw new ArgumentException("A result without factors has no explanation.", nameof(factors));
        }

        var (plan, actual) = (Product(factors.Select(f => f.Plan)), Product(factors.Select(f => f.Actual)));
        var gap = Math.Round(actual - plan, decimals, MidpointRounding.AwayFromZero);
        var stop = factors.TakeWhile(factor => !factor.StopsHere).Count();
        return stop < factors.Count
            ? new(factors, gap, [.. factors.Select((f, i) => new GapPart(f.Id, i == stop ? gap : 0m))], factors[stop].Id)
            : new(factors, gap, Rounded(factors, ExactParts(factors, plan, actual), gap, decimals), null);
    }

    private static decimal[] ExactParts(IReadOnlyList<GapFactor> factors, decimal plan, decimal actual)
    {
        var mean = (decimal)LogarithmicMean.Of(actual, plan);
        var parts = factors.Select(f => mean * (decimal)LogarithmicMean.LogRatio(f.Actual, f.Plan)).ToArray();

        // Logarithms are exact to some 15 digits: what they leave over belongs to the part that has most of the error.
        var largest = Array.IndexOf(parts, parts.MaxBy(Math.Abs));
        parts[largest] += actual - plan - parts.Sum();
        return parts;
    }

    private static GapPart[] Rounded(IReadOnlyList<GapFactor> factors, decimal[] exact, decimal gap, int decimals)
    {
        var changed = Enumerable.Range(0, exact.Length).Where(i => factors[i].Actual != factors[i].Plan).ToArray();

        // Ties of the rounding go to the earlier part, which would not survive a change of sign: so round one way round.
        var sign = changed.Length > 0 && exact[changed[0]] < 0m ? -1m : 1m;
        var rounded = LargestRemainder.Round([.. changed.Select(i => sign * exact[i])], decimals, sign * gap);
        var parts = factors.Select(factor => new GapPart(factor.Id, 0m)).ToArray();
        for (var k = 0; k < changed.Length; k++)
        {
            parts[changed[k]] = parts[changed[k]] with { Amount = sign * rounded[k] };
        }

        return parts;
    }

    private static decimal Product(IEnumerable<decimal> numbers) => numbers.Aggregate(1m, (product, number) => product * number);
}
