using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The numbers behind a chart as a table: days at even distances, and the last day of every line.</summary>
internal static class ChartNumbers
{
    /// <summary>Returns the table.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="lines">Its lines that have points.</param>
    /// <param name="draft">The card.</param>
    public static Table Of(Part.Chart chart, IReadOnlyList<Line> lines, CardDraft draft)
    {
        var days = Days(lines, draft.Budget.Days).ToArray();
        var withYear = days[0].Year != days[^1].Year;
        return TableElements.Grid(
            [new Column(draft.Words.DateColumn), .. lines.Select(line => new Column(line.Name, IsNumber: true))],
            [.. days.Select(day => new Row([draft.Words.Of(day, withYear), .. lines.Select(line => On(day, line) is { } value ? chart.Format(value) : "")]))],
            draft);
    }

    // Points are in rising order of their days.
    private static decimal? On(LocalDate day, Line line)
    {
        var (low, high) = (0, line.Points.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = line.Points[middle].Date <= day ? (middle, high) : (low, middle - 1);
        }

        return line.Points[low].Date == day ? line.Points[low].Value : null;
    }

    private static IEnumerable<LocalDate> Days(IReadOnlyList<Line> lines, int most)
    {
        var days = lines.SelectMany(line => line.Points).Select(point => point.Date).Distinct().Order().ToArray();
        var lasts = lines.Select(line => line.Points[^1].Date).ToHashSet();
        var every = Math.Max(1, (days.Length + most - 1) / most);
        return days.Where((day, at) => at % every == 0 || lasts.Contains(day));
    }
}
