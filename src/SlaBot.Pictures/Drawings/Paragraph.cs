using SkiaSharp;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>Words over as many lines as they need.</summary>
internal sealed class Paragraph(Lettering lettering, string words, Script script) : Drawing
{
    private readonly string words = lettering.Writable(words);
    private IReadOnlyList<string>? broken; // once it was taken apart

    /// <summary>Gets whether it is small print, which stands closer together.</summary>
    public bool IsSmall => script.Size < 10;

    /// <summary>Gets whether it is the title of what follows.</summary>
    public bool IsHeading => script.Size > 13;

    /// <inheritdoc/>
    public override float HeightIn(float width) => Lines(width).Count * script.LineHeight;

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        foreach (var (line, at) in Lines(width).Select((line, at) => (line, at)))
        {
            lettering.Write(canvas, line, 0, (at * script.LineHeight) + script.Baseline, script);
        }
    }

    /// <inheritdoc/>
    public override (Drawing First, Drawing Left)? Split(float width, float height)
    {
        var lines = Lines(width);
        var fits = (int)(height / script.LineHeight);
        return fits < 2 || lines.Count - fits < 1 ? null : (Of([.. lines.Take(fits)]), Of([.. lines.Skip(fits)]));
    }

    private IReadOnlyList<string> Lines(float width) => broken ?? lettering.Wrap(words, width, script);

    private Paragraph Of(IReadOnlyList<string> lines) => new(lettering, "", script) { broken = lines };
}
