using System.Globalization;
using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>
/// A funnel: a bar for each stage, as long as the square root of its count, since a stage has a hundred times those of the last;
/// between two bars the rate from one to the other. The numbers are written beside them.
/// </summary>
internal sealed class FunnelDrawing(Lettering lettering, Part.Table table) : Drawing
{
    private const float BarHeight = 24;
    private const float RowHeight = 42;
    private const float Gap = 10;

    private static readonly Script Title = new(14, Ink.Text, IsBold: true);
    private static readonly Script Name = new(12.5f, Ink.Text);
    private static readonly Script Number = new(12.5f, Ink.Text, IsBold: true);
    private static readonly Script Rate = new(11, Ink.Soft);

    private readonly (string Name, string Count, decimal Value, string Next, Row Row)[] stages = Stages(table);

    /// <summary>Whether a table is one of a funnel: stages with counts that can be read, at least two.</summary>
    public static bool IsFunnel(Part.Table table) => Stages(table).Length >= 2;

    /// <inheritdoc/>
    public override float HeightIn(float width) => Title.LineHeight + Gap + ((stages.Length - 1) * RowHeight) + BarHeight;

    /// <summary>Where the bar of a stage lies.</summary>
    public SKRect Bar(int stage, float width)
    {
        var left = stages.Max(one => lettering.Width(lettering.Writable(one.Name), Name)) + Gap;
        var right = stages.Max(one => lettering.Width(Beside(one.Row, one.Count), Number)) + Gap;
        var most = Math.Max(1d, Math.Sqrt((double)stages.Max(one => one.Value)));
        var length = Math.Max(2f, (float)(Math.Sqrt((double)stages[stage].Value) / most) * Math.Max(40, width - left - right));
        var top = Title.LineHeight + Gap + (stage * RowHeight);
        return new(left, top, left + length, top + BarHeight);
    }

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        lettering.Write(canvas, lettering.Cut(lettering.Writable(table.Caption), width, Title), 0, Title.Baseline, Title);
        for (var at = 0; at < stages.Length; at++)
        {
            var (stage, bar) = (stages[at], Bar(at, width));
            using var fill = Fill(Ink.Mixed(0.85f - (0.5f * at / stages.Length)));
            canvas.DrawRoundRect(bar, 3, 3, fill);
            lettering.Write(canvas, lettering.Writable(stage.Name), 0, bar.MidY + (Name.Size * 0.36f), Name);
            lettering.Write(canvas, Beside(stage.Row, stage.Count), bar.Right + Gap, bar.MidY + (Number.Size * 0.36f), Number with { Colour = Ink.Of(stage.Row.Status) });
            if (at + 1 < stages.Length && stage.Next.Length > 0)
            {
                lettering.Write(canvas, lettering.Writable($"↓ {stage.Next}"), bar.Left + 2, bar.Bottom + 1.5f + Rate.Baseline, Rate);
            }
        }
    }

    private string Beside(Row row, string count)
    {
        var status = row.Status is { } known ? row.Cells.FirstOrDefault(cell => cell.StartsWith(StatusMark.Of(known), StringComparison.Ordinal)) : null;
        return lettering.Writable(status is null ? count : $"{count}  {status}");
    }

    // The first column of numbers counts; the first whose cells are percentages, all but those of the last stage, leads to the next.
    private static (string Name, string Count, decimal Value, string Next, Row Row)[] Stages(Part.Table table)
    {
        var count = Enumerable.Range(1, Math.Max(0, table.Columns.Count - 1)).FirstOrDefault(at => table.Columns[at].IsNumber);
        var rate = Enumerable.Range(1, Math.Max(0, table.Columns.Count - 1)).FirstOrDefault(at => at != count && table.Columns[at].IsNumber && IsRate(table, at));
        return count == 0 || table.Rows.Any(row => CountIn(row.CellOf(count)) is null)
            ? []
            : [.. table.Rows.Select(row => (row.CellOf(0), row.CellOf(count), CountIn(row.CellOf(count))!.Value, rate == 0 ? "" : row.CellOf(rate), row))];
    }

    private static bool IsRate(Part.Table table, int column) =>
        table.Rows.Count > 1 && table.Rows.SkipLast(1).All(row => row.CellOf(column).EndsWith('%') || row.CellOf(column) == "–") && table.Rows[^1].CellOf(column) is "" or "–";

    private static decimal? CountIn(string cell) =>
        cell is "–" or "" ? 0m : decimal.TryParse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) && count >= 0 ? count : null;
}
