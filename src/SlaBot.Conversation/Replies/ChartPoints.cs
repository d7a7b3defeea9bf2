namespace SlaBot.Conversation.Replies;

/// <summary>What is drawn of a chart where there is not room for every point, and what is said where nothing is drawn.</summary>
public static class ChartPoints
{
    /// <summary>Returns points at even distances, the first and the last among them.</summary>
    /// <param name="points">The points.</param>
    /// <param name="most">How many there is room for.</param>
    public static IEnumerable<Point> Thinned(IReadOnlyList<Point> points, int most)
    {
        var kept = Math.Min(points.Count, most);
        for (var at = 0; at < kept; at++)
        {
            yield return kept == 1 ? points[^1] : points[at * (points.Count - 1) / (kept - 1)];
        }
    }

    /// <summary>Returns a value with the digits that can be seen on a chart. A double is written without zeros at its end.</summary>
    /// <param name="value">The value.</param>
    public static double Rounded(decimal value) => (double)Math.Round(value, Math.Abs(value) >= 1_000m ? 0 : Math.Abs(value) >= 1m ? 2 : 5);

    /// <summary>Returns whether the values are shares, which are drawn as the percentages that people read.</summary>
    /// <param name="chart">The chart.</param>
    public static bool ArePercent(Part.Chart chart) => chart.Format(1m).Contains('%', StringComparison.Ordinal);

    /// <summary>Says where a line begins and where it ends.</summary>
    /// <param name="line">A line with points.</param>
    /// <param name="format">How its values are written.</param>
    /// <param name="words">The language of the dates.</param>
    public static string Ends(Line line, Func<decimal, string> format, ReplyWords words)
    {
        var (first, last) = (line.Points[0], line.Points[^1]);
        var withYear = first.Date.Year != last.Date.Year;
        string Said(Point point) => $"{format(point.Value)} ({words.Of(point.Date, withYear)})";
        return line.Points.Count == 1 ? Said(last) : $"{Said(first)} → {Said(last)}";
    }
}
