using NodaTime.Text;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>
/// A chart as Teams draws it, with the words that say the same below, and the numbers behind it as a table on demand.
/// Clients without charts show where each line begins and ends.
/// </summary>
internal static class ChartElements
{
    private static readonly ChartColor[] Solids = [ChartColor.Blue, ChartColor.Purple, ChartColor.Teal, ChartColor.Marigold];

    /// <summary>Returns the elements of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Chart chart, CardDraft draft)
    {
        var lines = chart.Lines.Where(line => line.Points.Count > 0).ToArray();
        yield return new TextBlock(draft.Escaped(chart.Title)) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
        if (lines.Length > 0 && draft.Budget.Points > 0)
        {
            yield return Drawn(chart, lines, draft);
        }

        yield return new TextBlock(draft.Escaped(chart.Words)) { Size = TextSize.Small, Spacing = Spacing.Small };
        if (lines.Length > 0 && draft.Budget.Days > 0 && draft.TakeToggle() is { } id)
        {
            yield return ChartNumbers.Of(chart, lines, draft) with { Id = id, IsVisible = false };
            yield return new ActionSet([new ToggleVisibilityAction(draft.Words.ShowNumbers, [id])]) { Spacing = Spacing.Small };
        }
    }

    private static LineChart Drawn(Part.Chart chart, Line[] lines, CardDraft draft)
    {
        // Shares are drawn as the percentages that people read.
        var isPercent = chart.Format(1m).Contains('%', StringComparison.Ordinal);
        return new LineChart(
            draft.Literal(chart.Title),
            [.. lines.Select((line, at) => new LineChartData(
                draft.Literal(line.Name),
                Color(line, at),
                [.. Thinned(line.Points, draft.Budget.Points).Select(point => Value(point, isPercent ? 100m : 1m))]))])
        {
            YAxisTitle = isPercent ? "%" : null,
            Fallback = new TextBlock(draft.Escaped(string.Join('\n', lines.Select(line => Ends(line, chart.Format, draft))))),
        };
    }

    private static LineChartValue Value(Point point, decimal scale) =>
        new(LocalDatePattern.Iso.Format(point.Date), Rounded(point.Value * scale));

    /// <summary>Returns points at even distances, the first and the last among them.</summary>
    private static IEnumerable<Point> Thinned(IReadOnlyList<Point> points, int most)
    {
        var kept = Math.Min(points.Count, most);
        for (var at = 0; at < kept; at++)
        {
            yield return kept == 1 ? points[^1] : points[at * (points.Count - 1) / (kept - 1)];
        }
    }

    /// <summary>Returns a value with the digits that can be seen on a chart. A double is written without zeros at its end.</summary>
    private static double Rounded(decimal value) => (double)Math.Round(value, Math.Abs(value) >= 1_000m ? 0 : Math.Abs(value) >= 1m ? 2 : 5);

    private static ChartColor Color(Line line, int at) => line.Style switch
    {
        LineStyle.Dashed => ChartColor.Neutral,
        LineStyle.Dotted => ChartColor.LightBlue,
        _ => Solids[at % Solids.Length],
    };

    private static string Ends(Line line, Func<decimal, string> format, CardDraft draft)
    {
        var (first, last) = (line.Points[0], line.Points[^1]);
        var withYear = first.Date.Year != last.Date.Year;
        string Said(Point point) => $"{format(point.Value)} ({draft.Words.Of(point.Date, withYear)})";
        return line.Name + draft.Words.Colon + (line.Points.Count == 1 ? Said(last) : $"{Said(first)} → {Said(last)}");
    }
}
