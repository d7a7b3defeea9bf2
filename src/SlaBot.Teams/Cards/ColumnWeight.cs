using SlaBot.Conversation.Replies;

namespace SlaBot.Teams.Cards;

/// <summary>How much of a table's width a column gets: what its longest text needs, within bounds.</summary>
internal static class ColumnWeight
{
    private const int Least = 6;
    private const int Most = 22;
    private const int MostRows = 20;
    private const int LeastOfNames = 10;
    private const int MostOfPhone = 28;
    private const char FirstWide = '\u2E80';

    /// <summary>Returns the weight of a column, beside those of the others.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="at">The place of the column.</param>
    public static int Of(Column column, IReadOnlyList<Row> rows, int at)
    {
        // A heading may break at its spaces, a number may not.
        var weight = column.Title.Split(' ').Max(Letters);
        foreach (var row in rows.Take(MostRows))
        {
            weight = Math.Max(weight, at < row.Cells.Count ? Letters(row.Cells[at]) : 0);
        }

        return Math.Clamp(weight, Least, Most);
    }

    /// <summary>Returns whether the numbers of a table would break within themselves on a phone.</summary>
    /// <param name="columns">The columns; the first names the row.</param>
    /// <param name="rows">The rows of the table.</param>
    public static bool AreNumbersLong(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows)
    {
        var numbers = Enumerable.Range(1, columns.Count - 1).Where(at => columns[at].IsNumber).ToArray();
        return numbers.Length > 1 && LeastOfNames + numbers.Sum(at => rows.Select(row => Letters(row.CellOf(at))).DefaultIfEmpty().Max()) > MostOfPhone;
    }

    // East Asian letters are as wide as two others.
    private static int Letters(string text)
    {
        var letters = text.Length;
        foreach (var letter in text)
        {
            letters += letter >= FirstWide ? 1 : 0;
        }

        return letters;
    }
}
