using System.Globalization;
using SlaBot.Conversation.Replies;

namespace SlaBot.ChatPage;

/// <summary>
/// Lines over days. What happened is solid, what was expected dashed, the edges of a range dotted, so that nobody needs
/// the colours. Texts keep their size on any screen, because only the drawing behind them is stretched.
/// </summary>
internal static class LineChart
{
    private const double Top = 10;
    private const double PlotHeight = 190;
    private const double Bottom = 24;

    // The inner drawing is this wide in its own units; the page stretches it.
    private const double Inner = 1000;

    private static readonly (string, string?)[] Stretched =
    [
        ("y", Markup.Number(Top)),
        ("width", "100%"),
        ("height", Markup.Number(PlotHeight)),
        ("viewBox", $"0 0 {Markup.Number(Inner)} {Markup.Number(PlotHeight)}"),
        ("preserveAspectRatio", "none"),
        ("overflow", "visible"),
    ];

    /// <summary>Writes a chart with its title, its legend, its words and the numbers behind it.</summary>
    /// <param name="card">Where to.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="words">The language of dates and labels.</param>
    public static void Render(Markup card, Part.Chart chart, ReplyWords words)
    {
        var lines = chart.Lines.Where(line => line.Points.Count > 0).ToArray();
        _ = card.Element("figure", [("class", "chart")], figure =>
        {
            _ = figure.Element("figcaption", chart.Title, ("class", "chart-title"));
            if (lines.Length > 0)
            {
                var scale = new ChartScale([.. lines.SelectMany(line => line.Points)]);
                Legend(figure, lines);
                Drawing(figure, chart, lines, scale, words);
                _ = figure.Element("p", chart.Words, ("class", "chart-words"));
                ChartNumbers.Render(figure, chart, lines, scale.WithYear, words);
            }
            else
            {
                _ = figure.Element("p", chart.Words, ("class", "chart-words"));
            }
        });
    }

    private static void Legend(Markup figure, Line[] lines) =>
        figure.Element("ul", [("class", "legend-list")], list =>
        {
            foreach (var (line, at) in lines.Select((line, at) => (line, at)))
            {
                _ = list.Element("li", [], item => item
                    .Element("svg", [("width", "28"), ("height", "10"), ("aria-hidden", "true")], svg =>
                        svg.Void("line", ("class", Class(line, at)), ("x1", "2"), ("x2", "26"), ("y1", "5"), ("y2", "5")))
                    .Text(line.Name));
            }
        });

    private static void Drawing(Markup figure, Part.Chart chart, Line[] lines, ChartScale scale, ReplyWords words)
    {
        var height = Markup.Number(Top + PlotHeight + Bottom);
        var values = scale.Values.Select(value => (Words: chart.Format(value), Y: Height(scale, value))).ToArray();
        _ = figure.NewLine().Element("div", [("class", "drawing")], drawing => drawing
            .Element("svg", [("aria-hidden", "true"), ("width", Gutter(values.Select(value => value.Words))), ("height", height)], gutter =>
            {
                foreach (var (label, y) in values)
                {
                    _ = gutter.Element("text", label, ("class", "label"), ("x", "0"), ("y", Markup.Number(y + 4)));
                }
            })
            .Element("svg", [("class", "plot"), ("role", "img"), ("aria-label", $"{chart.Title}{words.Colon}{chart.Words}"), ("height", height)], plot =>
            {
                _ = plot.Element("title", chart.Title).Element("desc", chart.Words);
                Grid(plot, values.Select(value => value.Y));
                _ = plot.Element("svg", Stretched, stretched => Plot(stretched, lines, scale));
                Ends(plot, lines, scale);
                Dates(plot, scale, words);
            }));
    }

    /// <summary>Returns the width that the labels of the values need, near enough; East Asian characters are wider.</summary>
    private static string Gutter(IEnumerable<string> labels) =>
        Markup.Number(labels.Max(label => label.Sum(character => character > 'ÿ' ? 12.5 : 7.5)) + 8);

    private static void Grid(Markup plot, IEnumerable<double> heights)
    {
        foreach (var (height, at) in heights.Select((height, at) => (height, at)))
        {
            var y = Markup.Number(height);
            _ = plot.Void("line", ("class", at == 0 ? "axis" : "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y));
        }
    }

    private static void Plot(Markup plot, Line[] lines, ChartScale scale)
    {
        if (lines.Where(line => line.Style is LineStyle.Dotted).ToArray() is [var low, var high])
        {
            var around = low.Points.Concat(high.Points.Reverse());
            _ = plot.Void("polygon", ("class", "between"), ("points", Points(around, scale)));
        }

        foreach (var (line, at) in lines.Select((line, at) => (line, at)))
        {
            _ = plot.NewLine().Void(
                "polyline", ("class", Class(line, at)), ("points", Points(line.Points, scale)), ("vector-effect", "non-scaling-stroke"));
        }
    }

    private static string Points(IEnumerable<Point> points, ChartScale scale) => string.Join(' ', points.Select(point =>
        $"{Markup.Number(scale.Across(point.Date) * Inner)},{Markup.Number((1 - scale.Up(point.Value)) * PlotHeight)}"));

    /// <summary>Marks where what happened ends, which is also all there is of a line with one point.</summary>
    private static void Ends(Markup plot, Line[] lines, ChartScale scale)
    {
        foreach (var (line, at) in lines.Select((line, at) => (line, at)).Where(entry => entry.line.Style is LineStyle.Solid))
        {
            var last = line.Points[^1];
            _ = plot.Void(
                "circle",
                ("class", $"end line-{Colour(at)}"),
                ("cx", Markup.Percent(scale.Across(last.Date))),
                ("cy", Markup.Number(Height(scale, last.Value))),
                ("r", "4"));
        }
    }

    private static void Dates(Markup plot, ChartScale scale, ReplyWords words)
    {
        foreach (var date in scale.Dates)
        {
            var across = scale.Across(date);
            _ = plot.Element(
                "text",
                scale.ByMonth ? words.Month(date, scale.WithYear) : words.Of(date, scale.WithYear),
                ("class", "label"),
                ("x", Markup.Percent(across)),
                ("y", Markup.Number(Top + PlotHeight + Bottom - 6)),
                ("text-anchor", across < 0.05 ? "start" : across > 0.95 ? "end" : "middle"));
        }
    }

    private static double Height(ChartScale scale, decimal value) => Top + ((1 - scale.Up(value)) * PlotHeight);

    private static string Class(Line line, int at) =>
        $"line line-{line.Style.ToString().ToLower(CultureInfo.InvariantCulture)} line-{Colour(at)}";

    private static int Colour(int at) => at % 6;
}
