using System.Globalization;
using System.Text.RegularExpressions;

namespace SlaBot.Slack.Blocks;

/// <summary>The value of a cell that shows a number as people write it, so that Slack sorts a column by size and not by letters.</summary>
internal static partial class CellNumber
{
    private const string Minus = "−";

    /// <summary>Returns the value, or null for what is not one number alone.</summary>
    /// <param name="cell">The cell, such as <c>−$97,226.91</c>, <c>2.5 %</c> or <c>18.1 萬</c>.</param>
    public static double? Of(string cell)
    {
        var match = Written().Match(cell);
        if (!match.Success || !double.TryParse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        var scale = match.Groups["unit"].Value switch
        {
            "k" => 1e3,
            "M" => 1e6,
            "萬" => 1e4,
            "億" => 1e8,
            _ => 1,
        };
        return Math.Round((match.Groups["sign"].Value is "-" or Minus ? -size : size) * scale, 6);
    }

    [GeneratedRegex(@"^(?<sign>[+\-−]?)(NT\$|US\$|[$€£¥])?(?<digits>[0-9][0-9,]{0,20}(\.[0-9]{1,9})?) ?(?<unit>[kM萬億]?)( ?(%|pt|元|h|天))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
