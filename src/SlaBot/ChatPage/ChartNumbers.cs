using NodaTime;
using SlaBot.Conversation.Replies;

namespace SlaBot.ChatPage;

/// <summary>The numbers behind a chart as a table that opens on demand: text equals picture.</summary>
internal static class ChartNumbers
{
    // More rows are not read by anybody: then days at even distances stand for all, with the last day of every line.
    private const int MostRows = 32;

    /// <summary>Writes the numbers of a chart.</summary>
    /// <param name="figure">Where to.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="lines">Its lines that have points.</param>
    /// <param name="withYear">Whether dates need their year.</param>
    /// <param name="words">The language of the dates.</param>
    public static void Render(Markup figure, Part.Chart chart, Line[] lines, bool withYear, ReplyWords words)
    {
        var values = lines.Select(line => line.Points.ToLookup(point => point.Date, point => point.Value)).ToArray();
        _ = figure.NewLine().Element("details", [("class", "numbers")], details => details
            .Element("summary", words.ShowNumbers)
            .Element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", chart.Title)], box =>
                box.Element("table", [("class", "table")], table =>
                {
                    Head(table, lines, words);
                    _ = table.Element("tbody", [], body =>
                    {
                        foreach (var date in Days(lines))
                        {
                            var cells = values.Select(line => line[date].Select(chart.Format).LastOrDefault(""));
                            Row(body, words.Of(date, withYear), cells);
                        }
                    });
                })));
    }

    private static void Head(Markup table, Line[] lines, ReplyWords words) =>
        table.Element("thead", [], head => head.Element("tr", [], row =>
        {
            _ = row.Element("th", words.DateColumn, ("scope", "col"));
            foreach (var line in lines)
            {
                _ = row.Element("th", line.Name, ("scope", "col"), ("class", "number"));
            }
        }));

    private static void Row(Markup body, string date, IEnumerable<string> cells) =>
        body.NewLine().Element("tr", [], row =>
        {
            _ = row.Element("th", date, ("scope", "row"));
            foreach (var cell in cells)
            {
                _ = row.Element("td", cell, ("class", "number"));
            }
        });

    private static IEnumerable<LocalDate> Days(Line[] lines)
    {
        var days = lines.SelectMany(line => line.Points).Select(point => point.Date).Distinct().Order().ToArray();
        var every = (days.Length + MostRows - 1) / MostRows;
        var lasts = lines.Select(line => line.Points[^1].Date).ToHashSet();
        return days.Where((day, at) => at % every == 0 || lasts.Contains(day));
    }
}
