using SkiaSharp;

namespace SlaBot.Pictures.Drawings;

/// <summary>Something that can be drawn below something else.</summary>
internal abstract class Drawing
{
    /// <summary>How high it is.</summary>
    /// <param name="width">The width there is.</param>
    public abstract float HeightIn(float width);

    /// <summary>Draws it from the origin on.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="width">The width there is.</param>
    public abstract void Draw(SKCanvas canvas, float width);

    /// <summary>Takes it apart at a height, where there is too little room for all of it; null where it stays in one piece.</summary>
    /// <param name="width">The width there is.</param>
    /// <param name="height">The height there is.</param>
    public virtual (Drawing First, Drawing Left)? Split(float width, float height) => null;

    /// <summary>A brush for surfaces.</summary>
    protected static SKPaint Fill(SKColor colour) => new() { Color = colour, Style = SKPaintStyle.Fill, IsAntialias = true };

    /// <summary>A pen for lines.</summary>
    protected static SKPaint Pen(SKColor colour, float thickness, SKPathEffect? effect = null) =>
        new() { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = thickness, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round, PathEffect = effect };
}
