using System.Globalization;
using System.Numerics;

namespace SlaBot.Sources.Webhooks;

/// <summary>A number of a JSON text, taken only where it can be kept to its last digit: 1e-999 is no zero.</summary>
internal static class ExactNumber
{
    private const int MostDigits = 28;

    // Longer texts hold more digits than can be kept, or zeros that nobody means.
    private const int LongestText = 100;

    /// <summary>Reads a number as JSON writes it.</summary>
    /// <param name="json">The number, such as <c>-1.50</c> or <c>1.2e+5</c>.</param>
    /// <param name="value">The same number.</param>
    /// <returns>Whether it can be kept as it is.</returns>
    public static bool TryRead(ReadOnlySpan<char> json, out decimal value)
    {
        value = 0m;
        if (json.Length > LongestText)
        {
            return false;
        }

        var isNegative = json[0] == '-';
        var exponentAt = json.IndexOfAny('e', 'E');
        var digits = (exponentAt < 0 ? json : json[..exponentAt])[(isNegative ? 1 : 0)..];
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(json[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var point = digits.IndexOf('.');
        var all = (point < 0 ? digits.ToString() : $"{digits[..point]}{digits[(point + 1)..]}").TrimStart('0');
        var significant = all.TrimEnd('0');
        if (significant.Length == 0)
        {
            return true;
        }

        var scale = (long)(point < 0 ? 0 : digits.Length - point - 1) - (all.Length - significant.Length) - exponent;
        if (significant.Length > MostDigits || scale > MostDigits || significant.Length - scale > MostDigits)
        {
            return false;
        }

        var whole = BigInteger.Parse(significant, CultureInfo.InvariantCulture);
        value = scale >= 0 ? Scaled(whole, (byte)scale, isNegative) : (decimal)(whole * BigInteger.Pow(10, (int)-scale)) * (isNegative ? -1m : 1m);
        return true;
    }

    private static decimal Scaled(BigInteger whole, byte scale, bool isNegative)
    {
        var bits = decimal.GetBits((decimal)whole);
        return new(bits[0], bits[1], bits[2], isNegative, scale);
    }
}
