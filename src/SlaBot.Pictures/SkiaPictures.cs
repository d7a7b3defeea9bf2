using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Drawings;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures;

/// <summary>Draws pictures with Skia. The same part is always the same file, on one machine.</summary>
public sealed class SkiaPictures : IPictures
{
    /// <summary>How many pixels one unit has, for dense screens.</summary>
    internal const int Density = 2;

    /// <summary>The most pixels of a side.</summary>
    internal const int MostPixels = 1_024;

    /// <summary>The blank edge, in units.</summary>
    internal const float Margin = 16;

    private readonly Lettering lettering;

    /// <summary>Makes it, with the fonts of this machine.</summary>
    /// <param name="fontMissing">Told once, when words were left out because there is no font for them; or null.</param>
    public SkiaPictures(Action? fontMissing = null)
        : this(new Lettering(Typefaces.OfMachine, fontMissing))
    {
    }

    /// <summary>Makes it with other fonts.</summary>
    internal SkiaPictures(Lettering lettering) => this.lettering = lettering;

    /// <inheritdoc/>
    public Picture? Of(Part part, string language)
    {
        var words = ReplyWords.In(language);
        return part switch
        {
            Part.Chart chart when new ChartDrawing(lettering, chart, words) is { IsEmpty: false } drawing => Drawn(drawing, chart.Words),
            Part.Progress progress => Drawn(new BulletDrawing(lettering, progress, words), $"{progress.Label}{words.Colon}{progress.Words}"),
            Part.Table table when FunnelDrawing.IsFunnel(table) => Drawn(new FunnelDrawing(lettering, table), RowsOf(table, words)),
            _ => null,
        };
    }

    /// <summary>Draws a whole reply, page by page.</summary>
    public ReplyPicture Of(Reply reply) => new(lettering, reply);

    /// <summary>Draws on a surface and writes it as PNG.</summary>
    internal static byte[] Png(int width, int height, float density, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(Ink.Ground);
        surface.Canvas.Scale(density);
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static string RowsOf(Part.Table table, ReplyWords words) =>
        $"{table.Caption}{words.Colon}{string.Join("; ", table.Rows.Select(row => RowWords.Of(table.Columns, row)).Select(row => $"{row.Name} {row.Rest}"))}";

    // What would be higher than it may be is made smaller as a whole.
    private static Picture Drawn(Drawing drawing, string words)
    {
        const float width = (float)MostPixels / Density;
        var height = drawing.HeightIn(width - (2 * Margin)) + (2 * Margin);
        var density = Math.Min(Density, MostPixels / height);
        var (wide, high) = ((int)Math.Floor(width * density), (int)Math.Ceiling(Math.Min(MostPixels, height * density)));
        var png = Png(wide, high, density, canvas =>
        {
            canvas.Translate(Margin, Margin);
            drawing.Draw(canvas, width - (2 * Margin));
        });
        return new(png, wide, high, words);
    }
}
