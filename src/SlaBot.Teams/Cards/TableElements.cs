using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>
/// A table, and where it does not fit (phones, side panels, chat windows) its rows as two lines each: the name, and below it
/// what is known of it. Few columns whose numbers a phone would break become pairs of name and numbers there.
/// </summary>
internal static class TableElements
{
    // A phone holds three columns, a chat window five; more need the whole width of a channel.
    private const int MostNarrowColumns = 3;
    private const int MostStandardColumns = 5;
    private const string Gap = " · ";

    /// <summary>Returns whether a table needs more room than a phone or a chat bubble has.</summary>
    /// <param name="table">The table.</param>
    public static bool IsWide(Part.Table table) => table.Columns.Count > MostNarrowColumns;

    /// <summary>Returns the elements of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Table table, CardDraft draft)
    {
        var rows = table.Rows.Take(draft.Budget.Rows).ToArray();
        var hasNarrow = IsWide(table) && draft.Scene.KnowsWidths;
        yield return new TextBlock(draft.Escaped(table.Caption)) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
        var isVeryWide = table.Columns.Count > MostStandardColumns;
        var hasPairs = !hasNarrow && draft.Scene.KnowsWidths && draft.Budget.Pairs && ColumnWeight.AreNumbersLong(table.Columns, rows);
        yield return Grid(table.Columns, rows, draft) with
        {
            TargetWidth = !hasNarrow && !hasPairs ? null : isVeryWide ? TargetWidth.AtLeastWide : TargetWidth.AtLeastStandard,
        };
        if (hasPairs)
        {
            yield return Pairs(table.Columns, rows, draft);
        }

        if (hasNarrow)
        {
            yield return new Container([.. rows.SelectMany((row, at) => TwoLines(table.Columns, row, at > 0, draft))])
            {
                TargetWidth = isVeryWide ? TargetWidth.AtMostStandard : TargetWidth.AtMostNarrow,
                Spacing = Spacing.Small,
            };
        }

        if (rows.Length < table.Rows.Count)
        {
            yield return new TextBlock(EscapedText.Of(draft.Words.MoreRows(table.Rows.Count - rows.Length))) { IsSubtle = true, Spacing = Spacing.Small };
        }
    }

    /// <summary>Returns a grid with its headings.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="draft">The card.</param>
    public static Table Grid(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, CardDraft draft) => new(
        [.. columns.Select((column, at) => new ColumnDefinition(
            ColumnWeight.Of(column, rows, at), column.IsNumber ? HorizontalAlignment.Right : null))],
        [
            new TableRow([.. columns.Select(column => Cell(column.Title, draft))]) { Style = ContainerStyle.Emphasis },
            .. rows.Select(row => new TableRow([.. columns.Select((_, at) => Cell(row.CellOf(at), draft))])),
        ])
    {
        ShowGridLines = false,
        Spacing = Spacing.Small,
    };

    // Few columns of numbers that must not break within: the name, and the numbers beside or below each other, under titles in the same places.
    private static FactSet Pairs(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, CardDraft draft) => new(
    [
        Pair([.. columns.Select(column => column.Title)], draft),
        .. rows.Select(row => Pair([.. columns.Select((_, at) => row.CellOf(at))], draft)),
    ])
    {
        TargetWidth = TargetWidth.AtMostNarrow,
        Spacing = Spacing.Small,
    };

    private static Fact Pair(IReadOnlyList<string> cells, CardDraft draft) => new(
        draft.Escaped(cells[0]), draft.Escaped(string.Join(Gap, cells.Skip(1).Where(cell => cell.Length > 0).Select(Whole))));

    // A line may end between a minus and the sign of a currency unless told otherwise.
    private static string Whole(string number) => number.Replace("\u2212", "\u2212\u2060", StringComparison.Ordinal);

    private static TableCell Cell(string words, CardDraft draft) => new(words.Length == 0 ? [] : [new TextBlock(draft.Escaped(words))]);

    private static IEnumerable<CardElement> TwoLines(IReadOnlyList<Column> columns, Row row, bool separator, CardDraft draft)
    {
        var words = RowWords.Of(columns, row);
        yield return new TextBlock(draft.Escaped(words.Name)) { Weight = TextWeight.Bolder, Separator = separator ? true : null };
        yield return new TextBlock(draft.Escaped(words.Rest)) { Spacing = Spacing.None };
    }
}
