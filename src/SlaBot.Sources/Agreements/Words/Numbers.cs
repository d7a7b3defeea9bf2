using System.Globalization;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>Reads numbers as people write them: <c>1_200_000</c>, <c>1,200,000</c>, <c>12.5</c>, <c>2.5%</c>.</summary>
internal static class Numbers
{
    /// <summary>The largest number in a file; above it sums and products could leave what a decimal holds exactly.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>Any number.</summary>
    public static (decimal?, string?) Any(string text)
    {
        if (Parse(text) is not { } number)
        {
            return (null, text.Contains(',', StringComparison.Ordinal)
                ? $"'{text}' is not a number: commas part groups of three digits (1,200,000), and a point begins the decimals (12.5)."
                : $"'{text}' is not a number: write digits such as 25_000 or 12.5, without currency or unit.");
        }

        return Math.Abs(number) > Largest
            ? (null, $"{text} is more than can be counted with: stay below 1,000,000,000,000,000.")
            : (number, null);
    }

    /// <summary>A number of 0 or more.</summary>
    public static (decimal?, string?) NotNegative(string text) =>
        Any(text) is ( < 0m, null) ? (null, $"{text} is below zero: write 0 or more.") : Any(text);

    /// <summary>A number above 0.</summary>
    public static (decimal?, string?) Positive(string text) =>
        Any(text) is ( <= 0m, null) ? (null, $"{text} is not above zero: write an amount such as 25_000.") : Any(text);

    /// <summary>A whole number between two others.</summary>
    public static TextParser<int?> Whole(int from, int to) => text =>
        Parse(text) is { } number && number == decimal.Truncate(number) && number >= from && number <= to
            ? ((int)number, null)
            : (null, FormattableString.Invariant($"'{text}' does not fit here: write a whole number from {from} to {to}."));

    /// <summary>A share written as a percentage (<c>2.5%</c>) or as a plain number up to 1 (<c>0.025</c>).</summary>
    public static (decimal?, string?) Share(string text)
    {
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1].TrimEnd() : text;
        if (Parse(digits) is not { } number || Math.Abs(number) > Largest)
        {
            return (null, $"'{text}' is not a percentage: write one such as 2.5%.");
        }

        // "1" may be 1 % or all of it; "1.0" and "100%" are plain enough.
        return !isPercent && (number > 1m || digits == "1")
            ? (null, $"'{text}' has no percent sign: did you mean {digits}%?")
            : (isPercent ? number / 100m : number, null);
    }

    /// <summary>How far along the plan a status begins: <c>105%</c>, or 1.05 as a plain number.</summary>
    public static (decimal?, string?) Threshold(string text)
    {
        const decimal highest = 10m;
        var (share, problem) = Parse(text) is { } plain and >= 1m and <= highest ? (plain, null) : Share(text);
        return share is <= 0m or > highest ? (null, $"{text} is no such threshold: write a percentage above 0% and up to 1000%.") : (share, problem);
    }

    /// <summary>A month's part of the goal in percent: <c>8.5</c> or <c>8.5%</c>.</summary>
    public static (decimal?, string?) PercentPoints(string text) =>
        Parse(text.EndsWith('%') ? text[..^1].TrimEnd() : text) is { } number and >= 0m and <= 100m
            ? (number, null)
            : (null, $"'{text}' is not a percentage of the goal: write a number from 0 to 100.");

    internal static decimal? Parse(string text)
    {
        var unsigned = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        var parts = unsigned.Split('.');
        if (parts.Length > 2 || !IsWhole(parts[0]) || (parts.Length == 2 && (parts[1].Length == 0 || !parts[1].All(char.IsAsciiDigit))))
        {
            return null;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(plain, styles, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsWhole(string digits)
    {
        var groups = digits.Split(',');
        return groups[0].Length > 0 && char.IsAsciiDigit(groups[0][0]) && char.IsAsciiDigit(groups[0][^1])
            && groups[0].All(c => char.IsAsciiDigit(c) || c == '_')
            && (groups.Length == 1 || groups[0].Length <= 3)
            && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit));
    }
}
