using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>Named numbers beside each other, as many in a row as there is room for.</summary>
internal sealed class FiguresDrawing(Lettering lettering, Part.Figures figures) : Drawing
{
    private const float Narrowest = 112;
    private const float Gap = 14;
    private const float Smallest = 8;

    private static readonly Script Label = new(10.5f, Ink.Soft);
    private static readonly Script Value = new(17, Ink.Text, IsBold: true);
    private static readonly Script Hint = new(10.5f, Ink.Soft);

    /// <inheritdoc/>
    public override float HeightIn(float width) => Rows(width).Sum(row => HeightOf(row, width)) + (Gap * Math.Max(0, Rows(width).Count - 1));

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        var (y, column) = (0f, ColumnOf(width));
        foreach (var row in Rows(width))
        {
            foreach (var (figure, at) in row.Select((figure, at) => (figure, at)))
            {
                var x = at * (column + Gap);
                var (label, value) = (Fitting(figure.Label, Label, column), Fitting(figure.Value, Value, column));
                lettering.Write(canvas, lettering.Cut(lettering.Writable(figure.Label), column, label), x, y + Label.Baseline, label);
                lettering.Write(canvas, lettering.Cut(lettering.Writable(figure.Value), column, value), x, y + Label.LineHeight + Value.Baseline, value);
                foreach (var (line, number) in HintOf(figure, column).Select((line, number) => (line, number)))
                {
                    lettering.Write(canvas, line, x, y + Label.LineHeight + Value.LineHeight + (number * Hint.LineHeight) + Hint.Baseline, Hint);
                }
            }

            y += HeightOf(row, width) + Gap;
        }
    }

    // What is long is written smaller: a number that is cut off is no number.
    private Script Fitting(string words, Script script, float column)
    {
        var wide = lettering.Width(lettering.Writable(words), script);
        return wide <= column ? script : script with { Size = Math.Max(Smallest, script.Size * column / wide) };
    }

    private float HeightOf(Figure[] row, float width) => Label.LineHeight + Value.LineHeight + (row.Max(figure => HintOf(figure, ColumnOf(width)).Count) * Hint.LineHeight);

    private IReadOnlyList<string> HintOf(Figure figure, float column) => figure.Hint is { } hint ? lettering.Wrap(lettering.Writable(hint), column, Hint) : [];

    private List<Figure[]> Rows(float width) => [.. figures.Items.Chunk(PerRow(width))];

    private static int PerRow(float width) => Math.Max(1, (int)((width + Gap) / (Narrowest + Gap)));

    private static float ColumnOf(float width) => (width - (Gap * (PerRow(width) - 1))) / PerRow(width);
}
