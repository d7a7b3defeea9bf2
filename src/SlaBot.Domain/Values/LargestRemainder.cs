namespace SlaBot.Domain.Values;

/// <summary>
/// Rounds parts so that they still sum to the rounded whole: every part is rounded down, and the units left over go to
/// the parts with the largest remainders (the earlier one where two are equal). docs/formulas.md, the share of a period.
/// </summary>
public static class LargestRemainder
{
    /// <summary>Rounds exact parts to <paramref name="decimals"/> digits; the result sums to their rounded sum.</summary>
    /// <param name="parts">The exact parts, of either sign.</param>
    /// <param name="decimals">Digits after the decimal point, 0 to 20.</param>
    public static IReadOnlyList<decimal> Round(IReadOnlyList<decimal> parts, int decimals)
    {
        var whole = Math.Round(parts.Sum(), decimals, MidpointRounding.AwayFromZero);
        return Round(parts, decimals, whole);
    }

    /// <summary>Rounds exact parts so that they sum to a given whole, which must be near their exact sum.</summary>
    /// <param name="parts">The exact parts, of either sign.</param>
    /// <param name="decimals">Digits after the decimal point, 0 to 20.</param>
    /// <param name="whole">What the result must sum to; itself a multiple of the unit.</param>
    public static IReadOnlyList<decimal> Round(IReadOnlyList<decimal> parts, int decimals, decimal whole)
    {
        if (parts.Count == 0)
        {
            return [];
        }

        var unit = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
        var rounded = parts.Select(part => Math.Floor(part / unit) * unit).ToArray();
        var left = (int)Math.Round((whole - rounded.Sum()) / unit);
        var byRemainder = Enumerable.Range(0, parts.Count)
            .OrderByDescending(i => parts[i] - rounded[i])
            .ThenBy(i => i)
            .ToArray();

        for (var k = 0; k < Math.Abs(left); k++)
        {
            // A surplus is taken back from the smallest remainders first.
            var at = left > 0 ? byRemainder[k % byRemainder.Length] : byRemainder[^((k % byRemainder.Length) + 1)];
            rounded[at] += unit * Math.Sign(left);
        }

        return rounded;
    }
}
