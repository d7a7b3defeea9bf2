using System.Globalization;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>Writes numbers, each so that reading it gives the same number.</summary>
internal static class Figures
{
    private const string Exact = "0.############################";

    /// <summary><c>1200000.5</c></summary>
    public static string Plain(decimal number) => number.ToString(Exact, CultureInfo.InvariantCulture);

    /// <summary><c>1_200_000.5</c>, as in the file.</summary>
    public static string Grouped(decimal number) => WithCommas(number).Replace(',', '_');

    /// <summary><c>1,200,000.5</c>, as people read it.</summary>
    public static string WithCommas(decimal number) => number.ToString("#,#" + Exact, CultureInfo.InvariantCulture);

    /// <summary><c>2.5%</c> for 0.025.</summary>
    public static string Percent(decimal? share) => Plain((share ?? 0m) * 100m) + "%";

    /// <summary>A number of hours: <c>4h</c>, or minutes where those are exact and hours are not.</summary>
    public static string Hours(decimal hours)
    {
        var minutes = $"{Plain(Math.Round(hours * 60m))} minutes";
        return decimal.Round(hours, 4) != hours && Span.Parse(minutes) is ({ } span, null) && span.Hours == hours ? minutes : $"{Plain(hours)}h";
    }
}
