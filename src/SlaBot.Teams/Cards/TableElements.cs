using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>A table, and where it does not fit (phones, side panels, chat windows) its rows as two lines each: the name, and below it what is known of it.</summary>
internal static class TableElements
{
    // A phone holds three columns, a chat window five; more need the whole width of a channel.
    private const int MostNarrowColumns = 3;
    private const int MostStandardColumns = 5;

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
        yield return Grid(table.Columns, rows, draft) with
        {
            TargetWidth = !hasNarrow ? null : isVeryWide ? TargetWidth.AtLeastWide : TargetWidth.AtLeastStandard,
        };
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

    private static TableCell Cell(string words, CardDraft draft) => new(words.Length == 0 ? [] : [new TextBlock(draft.Escaped(words))]);

    private static IEnumerable<CardElement> TwoLines(IReadOnlyList<Column> columns, Row row, bool separator, CardDraft draft)
    {
        var words = RowWords.Of(columns, row);
        yield return new TextBlock(draft.Escaped(words.Name)) { Weight = TextWeight.Bolder, Separator = separator ? true : null };
        yield return new TextBlock(draft.Escaped(words.Rest)) { Spacing = Spacing.None };
    }
}
