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
        var isPercent = ChartPoints.ArePercent(chart);
        return new LineChart(
            draft.Literal(chart.Title),
            [.. lines.Select((line, at) => new LineChartData(
                draft.Literal(line.Name),
                Color(line, at),
                [.. ChartPoints.Thinned(line.Points, draft.Budget.Points).Select(point => Value(point, isPercent ? 100m : 1m))]))])
        {
            YAxisTitle = isPercent ? "%" : null,
            Fallback = new TextBlock(draft.Escaped(string.Join('\n', lines.Select(line => line.Name + draft.Words.Colon + ChartPoints.Ends(line, chart.Format, draft.Words))))),
        };
    }

    private static LineChartValue Value(Point point, decimal scale) =>
        new(LocalDatePattern.Iso.Format(point.Date), ChartPoints.Rounded(point.Value * scale));

    private static ChartColor Color(Line line, int at) => line.Style switch
    {
        LineStyle.Dashed => ChartColor.Neutral,
        LineStyle.Dotted => ChartColor.LightBlue,
        _ => Solids[at % Solids.Length],
    };
}
