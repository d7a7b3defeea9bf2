using SlaBot.Conversation.Replies;
using SlaBot.Slack.Blocks.Elements;

namespace SlaBot.Slack.Blocks;

/// <summary>A table as Slack lays it out; where it cannot, its rows as a list: the name, and below it what is known of it.</summary>
internal static class TableBlocks
{
    private const int MostRowsOfPage = 12;
    private const int MostLettersOfCaption = 150;

    /// <summary>Returns the blocks of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="draft">The blocks.</param>
    public static IEnumerable<Block> Of(Part.Table table, BlockDraft draft)
    {
        Row[] rows = [.. table.Rows.Take(Math.Min(draft.Budget.Rows, DataTableBlock.MostRows))];
        var more = rows.Length < table.Rows.Count ? draft.Run(draft.Words.MoreRows(table.Rows.Count - rows.Length)) : null;
        return LaidOut(table, rows, draft) is { } block
            ? [block, .. BlockDraft.Paragraph(more)]
            : BlockDraft.List(
                BlockDraft.Section(draft.Bold(table.Caption)),
                [.. rows.Select(row => Item(RowWords.Of(table.Columns, row), draft)), BlockDraft.Section(more)]);
    }

    private static DataTableBlock? LaidOut(Part.Table table, Row[] rows, BlockDraft draft)
    {
        if (rows.Length == 0 || table.Columns.Count > DataTableBlock.MostColumns)
        {
            return null;
        }

        var sorted = table.Columns.Select((column, at) => column.IsNumber && Array.TrueForAll(rows, row => row.CellOf(at) is "" or "–" || CellNumber.Of(row.CellOf(at)) is not null)).ToArray();
        IReadOnlyList<TableCell>[] cells =
        [
            [.. table.Columns.Select(column => new RawText(column.Title, draft.Budget.Letters))],
            .. rows.Select(row => (IReadOnlyList<TableCell>)[.. table.Columns.Select((_, at) => Cell(row.CellOf(at), sorted[at], draft))]),
        ];
        return draft.TakeTable(cells)
            ? new DataTableBlock(new RawText(table.Caption, MostLettersOfCaption).Text, cells) { PageSize = Math.Min(rows.Length, MostRowsOfPage) }
            : null;
    }

    private static TableCell Cell(string words, bool sorted, BlockDraft draft) => sorted && CellNumber.Of(words) is { } value
        ? new RawNumber(words, draft.Budget.Letters, value)
        : new RawText(words, draft.Budget.Letters);

    private static RichTextSection? Item(RowWords row, BlockDraft draft) => BlockDraft.Section(
        draft.Bold(row.Name),
        row.Rest.Length == 0 ? null : draft.Run((row.Name.Length == 0 ? "" : "\n") + row.Rest));
}
