namespace SlaBot.Domain.Gaps;

/// <summary>The logarithmic mean of two positive numbers, L(a, b) = (a − b) / ln(a / b) and L(a, a) = a (docs/formulas.md, why).</summary>
internal static class LogarithmicMean
{
    public static double Of(decimal a, decimal b)
    {
        var log = LogRatio(a, b);
        return log == 0 ? (double)((a + b) / 2m) : (double)(a - b) / log;
    }

    /// <summary>
    /// ln(a / b), as exact for neighbours as for strangers: a quotient near 1 would lose the very digits that count, the
    /// difference in decimals keeps them. Exchanging a and b changes nothing but the sign.
    /// </summary>
    public static double LogRatio(decimal a, decimal b)
    {
        if (a < b)
        {
            return -LogRatio(b, a);
        }

        return a <= 2m * b ? 2 * Math.Atanh((double)((a - b) / (a + b))) : Math.Log((double)a / (double)b);
    }
}
