namespace SlaBot.Conversation.Replies;

/// <summary>A table as lines of text: aligned columns, or one block a row where the columns do not fit.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Returns the lines of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="words">The language of the signs between title and cell.</param>
    /// <param name="columns">The greatest width.</param>
    public static IEnumerable<string> Lines(Part.Table table, ReplyWords words, int columns)
    {
        var titles = table.Columns.Select(column => PlainText.OneLine(column.Title)).ToArray();
        var rows = table.Rows.Select(row => Cells(row, titles.Length)).ToArray();
        var widths = Widths(titles, rows);
        return widths.Sum() + (Gap.Length * (widths.Length - 1)) <= columns
            ? Aligned(table, titles, rows, widths)
            : Stacked(titles, rows, words.Colon, columns);
    }

    private static string[] Cells(Row row, int count) =>
        [.. Enumerable.Range(0, count).Select(at => at < row.Cells.Count ? PlainText.OneLine(row.Cells[at]) : "")];

    private static int[] Widths(string[] titles, string[][] rows) =>
        [.. titles.Select((title, at) => rows.Select(row => row[at]).Append(title).Max(DisplayWidth.Of))];

    private static IEnumerable<string> Aligned(Part.Table table, string[] titles, string[][] rows, int[] widths)
    {
        string Line(string[] cells) => string.Join(
            Gap, cells.Select((cell, at) => DisplayWidth.Pad(cell, widths[at], table.Columns[at].IsNumber))).TrimEnd();

        yield return Line(titles);
        yield return string.Join(Gap, widths.Select(width => new string('─', width)));
        foreach (var row in rows)
        {
            yield return Line(row);
        }
    }

    private static IEnumerable<string> Stacked(string[] titles, string[][] rows, string colon, int columns) =>
        rows.SelectMany(row => row.SelectMany((cell, at) => at == 0
            ? TextWrapping.Wrap(cell, columns, Gap)
            : TextWrapping.Wrap($"{Gap}{titles[at]}{colon}{cell}", columns, Gap + Gap)));
}
