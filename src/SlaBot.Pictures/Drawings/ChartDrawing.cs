using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>
/// Lines over days. What happened is solid, what was expected dashed, the edges of a range dotted with the range between them, so
/// that nobody needs the colours.
/// </summary>
internal sealed class ChartDrawing(Lettering lettering, Part.Chart chart, ReplyWords words) : Drawing
{
    private const float PlotHeight = 200;
    private const float Gap = 8;
    private const float Sample = 26; // of a line in the legend

    private static readonly Script Title = new(14, Ink.Text, IsBold: true);
    private static readonly Script Label = new(11.5f, Ink.Soft);
    private static readonly Script Name = new(12, Ink.Text);

    private readonly (Line Line, int Number)[] lines = [.. chart.Lines.Select((line, number) => (line, number)).Where(one => one.line.Points.Count > 0)];

    private ChartScale? scale;
    private (float Width, SKRect Box)? box;

    /// <summary>Gets whether there is a line to draw.</summary>
    public bool IsEmpty => lines.Length == 0;

    /// <inheritdoc/>
    public override float HeightIn(float width) => PlotTop(width) + PlotHeight + Label.LineHeight + 4;

    /// <summary>Where a point lies.</summary>
    public SKPoint Place(Point point, float width)
    {
        var plot = Box(width);
        return new(plot.Left + ((float)Scale().Across(point.Date) * plot.Width), plot.Bottom - ((float)Scale().Up(point.Value) * plot.Height));
    }

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        var titles = lettering.Wrap(lettering.Writable(chart.Title), width, Title);
        foreach (var (title, at) in titles.Select((title, at) => (title, at)))
        {
            lettering.Write(canvas, title, 0, (at * Title.LineHeight) + Title.Baseline, Title);
        }

        foreach (var (line, number, x, row) in Legend(width))
        {
            var y = (titles.Count * Title.LineHeight) + (row * Name.LineHeight);
            using var pen = PenOf(line, number);
            canvas.DrawLine(x, y + (Name.LineHeight / 2), x + Sample, y + (Name.LineHeight / 2), pen);
            lettering.Write(canvas, lettering.Writable(line.Name), x + Sample + 6, y + Name.Baseline + 1, Name);
        }

        Grid(canvas, Scale(), width);
        Range(canvas, width);
        foreach (var (line, number) in lines.OrderBy(one => one.Line.Style == LineStyle.Solid))
        {
            Stroke(canvas, line, number, width);
        }
    }

    private ChartScale Scale() => scale ??= new([.. lines.SelectMany(one => one.Line.Points)]);

    private float PlotTop(float width) =>
        (lettering.Wrap(lettering.Writable(chart.Title), width, Title).Count * Title.LineHeight) + ((Legend(width).Select(entry => entry.Row).DefaultIfEmpty(-1).Max() + 1) * Name.LineHeight) + Gap + (Label.Size / 2);

    private SKRect Box(float width)
    {
        if (box is not { } known || known.Width != width)
        {
            box = known = (width, BoxIn(width));
        }

        return known.Box;
    }

    private SKRect BoxIn(float width)
    {
        var gutter = Scale().Values.Max(value => lettering.Width(lettering.Writable(chart.Format(value)), Label)) + Gap;
        var top = PlotTop(width);
        return new(gutter, top, width - 6, top + PlotHeight);
    }

    // From left to right, and on the next row where there is no room.
    private List<(Line Line, int Number, float X, int Row)> Legend(float width)
    {
        var entries = new List<(Line Line, int Number, float X, int Row)>();
        var (x, row) = (0f, 0);
        foreach (var (line, number) in lines.Where(one => lettering.Writable(one.Line.Name).Length > 0))
        {
            var needed = Sample + 6 + lettering.Width(lettering.Writable(line.Name), Name);
            if (x > 0 && x + needed > width)
            {
                (x, row) = (0, row + 1);
            }

            entries.Add((line, number, x, row));
            x += needed + 18;
        }

        return entries;
    }

    private void Grid(SKCanvas canvas, ChartScale marks, float width)
    {
        var plot = Box(width);
        foreach (var (value, at) in marks.Values.Select((value, at) => (value, at)))
        {
            var y = plot.Bottom - ((float)marks.Up(value) * plot.Height);
            using var pen = Pen(at == 0 ? Ink.Soft : Ink.Rule, 1);
            canvas.DrawLine(plot.Left, y, plot.Right, y, pen);
            lettering.Write(canvas, lettering.Writable(chart.Format(value)), plot.Left - Gap, y + (Label.Size * 0.36f), Label, SKTextAlign.Right);
        }

        foreach (var date in marks.Dates)
        {
            var across = (float)marks.Across(date);
            var said = lettering.Writable(marks.ByMonth ? words.Month(date, marks.WithYear) : words.Of(date, marks.WithYear));
            var half = lettering.Width(said, Label) / 2;
            var x = Math.Clamp(plot.Left + (across * plot.Width), plot.Left + half, plot.Right + 6 - half);
            lettering.Write(canvas, said, x, plot.Bottom + 4 + Label.Baseline, Label, SKTextAlign.Center);
        }
    }

    private void Range(SKCanvas canvas, float width)
    {
        if (lines.Where(one => one.Line.Style == LineStyle.Dotted).Select(one => one.Line).ToArray() is not [var low, var high])
        {
            return;
        }

        using var between = new SKPath();
        between.AddPoly([.. low.Points.Concat(high.Points.Reverse()).Select(point => Place(point, width))]);
        using var fill = Fill(Ink.Accent.WithAlpha(0x20));
        canvas.DrawPath(between, fill);
    }

    private void Stroke(SKCanvas canvas, Line line, int number, float width)
    {
        using var path = new SKPath();
        path.AddPoly([.. line.Points.Select(point => Place(point, width))], close: false);
        using var pen = PenOf(line, number);
        canvas.DrawPath(path, pen);
        if (line.Style == LineStyle.Solid)
        {
            // Where what happened ends, which is also all there is of a line with one point.
            var end = Place(line.Points[^1], width);
            using var around = Fill(Ink.Ground);
            using var dot = Fill(Ink.Line(number));
            canvas.DrawCircle(end, 5.5f, around);
            canvas.DrawCircle(end, 4, dot);
        }
    }

    private static SKPaint PenOf(Line line, int number) => line.Style switch
    {
        LineStyle.Dashed => Pen(Ink.Soft, 1.75f, SKPathEffect.CreateDash([6, 5], 0)),
        LineStyle.Dotted => Dots(),
        _ => Pen(Ink.Line(number), 2.5f),
    };

    private static SKPaint Dots()
    {
        var pen = Pen(Ink.Accent, 2.25f, SKPathEffect.CreateDash([0.1f, 5], 0));
        pen.StrokeCap = SKStrokeCap.Round;
        return pen;
    }
}
