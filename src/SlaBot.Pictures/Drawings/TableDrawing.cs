using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>
/// A table with its caption. Where it is too wide its letters become smaller, then cells of words go over several lines, then what
/// is left is cut. A page that ends within it repeats the headings.
/// </summary>
internal sealed class TableDrawing(Lettering lettering, Part.Table table) : Drawing
{
    private const float Smallest = 7;
    private const float Largest = 10;
    private const float Between = 10;
    private const float Padding = 3.5f;

    private static readonly Script Caption = new(12.5f, Ink.Text, IsBold: true);

    // By column, the heading first.
    private readonly string[][] cells = [.. Enumerable.Range(0, table.Columns.Count).Select(column => table.Rows.Select(row => row.CellOf(column)).Prepend(table.Columns[column].Title).Select(lettering.Writable).ToArray())];
    private (float Width, TableLayout Layout)? laid;

    /// <inheritdoc/>
    public override float HeightIn(float width)
    {
        var layout = Layout(width);
        return CaptionHeight() + layout.Rows.Sum(row => row.Height);
    }

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        var layout = Layout(width);
        lettering.Write(canvas, lettering.Cut(lettering.Writable(table.Caption), width, Caption), 0, Caption.Baseline, Caption);
        var y = CaptionHeight();
        using var band = Fill(Ink.Band);
        using var rule = Pen(Ink.Rule, 1);
        foreach (var (row, at) in layout.Rows.Select((row, at) => (row, at)))
        {
            if (at == 0)
            {
                canvas.DrawRect(0, y, width, row.Height, band);
            }

            var x = 0f;
            for (var column = 0; column < table.Columns.Count; column++)
            {
                Cell(canvas, layout, row, at, column, x, y);
                x += layout.Widths[column] + Between;
            }

            y += row.Height;
            canvas.DrawLine(0, y - 0.5f, width, y - 0.5f, rule);
        }
    }

    /// <inheritdoc/>
    public override (Drawing First, Drawing Left)? Split(float width, float height)
    {
        var layout = Layout(width);
        var (used, fits) = (CaptionHeight() + layout.Rows[0].Height, 0);
        while (fits < table.Rows.Count && used + layout.Rows[fits + 1].Height <= height)
        {
            used += layout.Rows[++fits].Height;
        }

        return fits < 1 || fits == table.Rows.Count
            ? null
            : (new TableDrawing(lettering, table with { Rows = [.. table.Rows.Take(fits)] }), new TableDrawing(lettering, table with { Rows = [.. table.Rows.Skip(fits)] }));
    }

    private void Cell(SKCanvas canvas, TableLayout layout, LaidRow row, int at, int column, float x, float y)
    {
        var script = ScriptOf(layout.Size, at, column);
        foreach (var (line, number) in row.Cells[column].Select((line, number) => (line, number)))
        {
            var baseline = y + Padding + (number * script.LineHeight) + script.Baseline;
            var isNumber = table.Columns[column].IsNumber;
            lettering.Write(canvas, line, isNumber ? x + layout.Widths[column] : x, baseline, script, isNumber ? SKTextAlign.Right : SKTextAlign.Left);
        }
    }

    private Script ScriptOf(float size, int row, int column)
    {
        if (row == 0)
        {
            return new(size, Ink.Soft, IsBold: true);
        }

        var status = table.Rows[row - 1].Status;
        var isStatus = status is not null && column > 0 && table.Rows[row - 1].CellOf(column).StartsWith(StatusMark.Of(status), StringComparison.Ordinal);
        return new(size, isStatus ? Ink.Of(status) : Ink.Text, isStatus);
    }

    private float CaptionHeight() => lettering.Writable(table.Caption).Length == 0 ? 0 : Caption.LineHeight + 4;

    private TableLayout Layout(float width)
    {
        if (laid is not { } known || known.Width != width)
        {
            laid = known = (width, LayoutIn(width));
        }

        return known.Layout;
    }

    private TableLayout LayoutIn(float width)
    {
        var room = width - (Between * (table.Columns.Count - 1));
        for (var size = Largest; ; size -= 0.5f)
        {
            var natural = Enumerable.Range(0, table.Columns.Count).Select(column => cells[column].Select((cell, row) => lettering.Width(cell, ScriptOf(size, row, column))).Max()).ToArray();
            if (natural.Sum() <= room)
            {
                return Laid(size, [.. natural.Select((wide, at) => at == 0 ? wide + room - natural.Sum() : wide)]);
            }

            var least = Enumerable.Range(0, table.Columns.Count).Select(column => Least(column, size, natural[column])).ToArray();
            if (least.Sum() <= room || size <= Smallest)
            {
                return Laid(size, Shared(natural, least, room));
            }
        }
    }

    // Numbers stay on their line; their headings, and words, may break between words.
    private float Least(int column, float size, float natural)
    {
        return Math.Min(natural, cells[column].Select((cell, row) => row > 0 && table.Columns[column].IsNumber
            ? lettering.Width(cell, ScriptOf(size, row, column))
            : lettering.WidestPiece(cell, ScriptOf(size, row, column))).Max());
    }

    // What is left beyond the least goes to those columns that want more, each by its want.
    private static float[] Shared(float[] natural, float[] least, float room)
    {
        var (rest, want) = (room - least.Sum(), natural.Sum() - least.Sum());
        return rest < 0
            ? [.. least.Select(wide => wide * room / least.Sum())]
            : [.. natural.Zip(least, (wide, narrow) => narrow + (want > 0 ? (wide - narrow) * rest / want : 0))];
    }

    private TableLayout Laid(float size, float[] widths)
    {
        var rows = Enumerable.Range(0, table.Rows.Count + 1).Select(row =>
        {
            // A little more than was measured: what fitted must not break by a rounding.
            var lines = widths.Select((wide, column) => lettering.Wrap(cells[column][row], wide + 0.01f, ScriptOf(size, row, column))).ToArray();
            return new LaidRow(lines, (2 * Padding) + (Math.Max(1, lines.Max(cell => cell.Count)) * new Script(size, Ink.Text).LineHeight));
        });
        return new(size, widths, [.. rows]);
    }

    private sealed record TableLayout(float Size, float[] Widths, LaidRow[] Rows);

    private sealed record LaidRow(IReadOnlyList<string>[] Cells, float Height);
}
