using System.Globalization;
using NodaTime;
using SlaBot.Channels.Texts;
using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>
/// A chart as Slack draws it, with the words that say the same. Slack wants of every line a value at every place of the
/// axis: the first line gives the days, lines that do not reach over them are told by where they begin and end.
/// </summary>
internal static class ChartBlocks
{
    private const string Nameless = "–";
    private const string Percent = "%";

    /// <summary>Returns the blocks of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Of(Part.Chart chart, BlockDraft draft)
    {
        var lines = chart.Lines.Where(line => line.Points.Count > 0).ToArray();
        Line[] drawn = lines.Length > 0 && lines[0].Points.Count > 1 && draft.TakeChart() ? [.. lines.Where(line => ReachesOver(line, lines[0])).Take(LineChart.MostSeries)] : [];
        var isCut = drawn.Length == 0 || chart.Title.Length > DataVisualizationBlock.MostLettersOfTitle;
        var words = draft.Run(chart.Words);
        var above = BlockDraft.Section(isCut ? draft.Bold(chart.Title) : null, words is null || !isCut || chart.Title.Length == 0 ? words : draft.Run("\n" + chart.Words));
        return
        [
            .. drawn.Length > 0 ? [Drawn(chart, drawn, draft)] : draft.PictureOf(chart) is { } picture ? [PictureOf(chart, picture)] : Array.Empty<Block>(),
            .. BlockDraft.List(above, lines.Except(drawn).Select(line => BlockDraft.Section(
                draft.Run(line.Name + draft.Words.Colon), draft.Run(ChartPoints.Ends(line, chart.Format, draft.Words))))),
        ];
    }

    private static ImageBlock PictureOf(Part.Chart chart, Uri address) =>
        new(address.AbsoluteUri, ShownText.Cut(SlackEscaping.Inert(ShownText.OneLine($"{chart.Title}. {chart.Words}")), ImageBlock.MostLetters));

    private static bool ReachesOver(Line line, Line first) =>
        line.Points[0].Date <= first.Points[0].Date && line.Points[^1].Date >= first.Points[^1].Date;

    private static DataVisualizationBlock Drawn(Part.Chart chart, Line[] lines, BlockDraft draft)
    {
        var days = Places(lines[0], Math.Min(draft.Budget.Points, LineChart.MostCategories));
        var places = Labels(days, draft.Words);
        var isPercent = ChartPoints.ArePercent(chart);
        return new DataVisualizationBlock(
            Label(chart.Title, DataVisualizationBlock.MostLettersOfTitle),
            new LineChart(
                [.. lines.Zip(Names(lines), (line, name) => new ChartSeries(name, [.. days.Zip(places, (day, place) => new ChartPoint(place, ChartPoints.Rounded(On(day, line) * (isPercent ? 100m : 1m))))]))],
                new AxisConfig(places) { YLabel = isPercent ? Percent : null }));
    }

    // Slack sets the places at even distances: so must the days be, or a straight line would not look straight.
    private static LocalDate[] Places(Line line, int most)
    {
        var (first, days) = (line.Points[0].Date, Days(line.Points[0].Date, line.Points[^1].Date));
        return line.Points.Count <= most
            ? [.. line.Points.Select(point => point.Date)]
            : [.. Enumerable.Range(0, most).Select(at => first.PlusDays((int)Math.Round(at * (double)days / (most - 1))))];
    }

    private static string[] Labels(LocalDate[] days, ReplyWords words)
    {
        var withYear = days[0].Year != days[^1].Year;
        return Array.TrueForAll(days, day => day.Day == 1)
            ? [.. days.Select(day => words.Month(day, withYear))]
            : [.. days.Select(day => words.Of(day, withYear))];
    }

    // Points are in rising order of their days; between two of them a line is straight.
    private static decimal On(LocalDate day, Line line)
    {
        var (low, high) = (0, line.Points.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = line.Points[middle].Date <= day ? (middle, high) : (low, middle - 1);
        }

        var (before, after) = (line.Points[low], line.Points[Math.Min(low + 1, line.Points.Count - 1)]);
        var days = Days(before.Date, after.Date);
        return days == 0 ? before.Value : before.Value + ((after.Value - before.Value) * Days(before.Date, day) / days);
    }

    private static int Days(LocalDate from, LocalDate to) => NodaTime.Period.Between(from, to, PeriodUnits.Days).Days;

    /// <summary>Returns names of which no two are the same, as Slack wants them.</summary>
    private static IEnumerable<string> Names(Line[] lines)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var name = Label(line.Name, LineChart.MostLetters);
            for (var number = 2; !taken.Add(name); number++)
            {
                name = Label(line.Name, LineChart.MostLetters - 3) + number.ToString(" 0", CultureInfo.InvariantCulture);
            }

            yield return name;
        }
    }

    private static string Label(string words, int letters) => ShownText.Cut(SlackEscaping.Inert(ShownText.OneLine(words)), letters) is { Length: > 0 } label ? label : Nameless;
}
