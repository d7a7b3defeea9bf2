using NodaTime;

namespace SlaBot.Conversation.Replies;

/// <summary>
/// The lines of a chart as rows of block characters on one scale, each followed by its numbers, because screen readers
/// skip the blocks.
/// </summary>
internal static class Sparkline
{
    // More numbers than these are not read; then the first and the last stand for the line.
    private const int MostNumbers = 8;
    private const int MostBlocks = 24;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Returns one text for each line of a chart that has points.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="words">The language of the dates.</param>
    public static IEnumerable<string> Lines(Part.Chart chart, ReplyWords words)
    {
        var lines = chart.Lines.Where(line => line.Points.Count > 0).ToArray();
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value).ToArray();
        if (values.Length == 0)
        {
            return [];
        }

        var (low, high) = (values.Min(), values.Max());
        var dates = lines.SelectMany(line => line.Points).Select(point => point.Date).Distinct().Order().ToArray();
        var names = lines.Max(line => DisplayWidth.Of(PlainText.OneLine(line.Name)));
        return lines.Select(line =>
            $"{DisplayWidth.Pad(PlainText.OneLine(line.Name), names, false)}  {Drawn(line, dates, low, high)}  {Numbers(line, chart.Format, words)}");
    }

    /// <summary>Draws a line over the days of the whole chart, blank where it has not begun or has ended.</summary>
    private static string Drawn(Line line, LocalDate[] dates, decimal low, decimal high)
    {
        var blocks = new char[Math.Min(dates.Length, MostBlocks)];
        Array.Fill(blocks, ' ');
        var before = -1;
        foreach (var point in line.Points)
        {
            var at = Array.BinarySearch(dates, point.Date) * blocks.Length / dates.Length;
            var from = before < 0 || at == before ? at : before + 1;
            Array.Fill(blocks, Block(point.Value, low, high), from, at - from + 1);
            before = at;
        }

        return new string(blocks);
    }

    private static char Block(decimal value, decimal low, decimal high) =>
        high == low ? Blocks[Blocks.Length / 2] : Blocks[(int)((value - low) / (high - low) * (Blocks.Length - 1))];

    private static string Numbers(Line line, Func<decimal, string> format, ReplyWords words)
    {
        if (line.Points.Count <= MostNumbers)
        {
            return string.Join(", ", line.Points.Select(point => PlainText.OneLine(format(point.Value))));
        }

        var (first, last) = (line.Points[0], line.Points[^1]);
        var withYear = first.Date.Year != last.Date.Year;
        string Said(Point point) => $"{PlainText.OneLine(format(point.Value))} ({words.Of(point.Date, withYear)})";
        return $"{Said(first)} → {Said(last)}";
    }
}
