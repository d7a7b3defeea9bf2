using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>
/// A bullet graph after Stephen Few (2013): one scale from zero, the measure as a bar of a third of the height, the comparison as a
/// line across of 60 %, ranges as intensities of one hue.
/// </summary>
internal sealed class BulletDrawing(Lettering lettering, Part.Progress progress, ReplyWords words) : Drawing
{
    /// <summary>How high the graph is without its words.</summary>
    public const float GraphHeight = 30;

    private const float Gap = 6;
    private const decimal Headroom = 1.05m; // so that more than the target still ends before the edge

    private static readonly Script Title = new(14, Ink.Text, IsBold: true);
    private static readonly Script Said = new(12.5f, Ink.Soft);

    /// <summary>How far down the graph begins.</summary>
    public static float GraphTop => Title.LineHeight + Gap;

    /// <inheritdoc/>
    public override float HeightIn(float width) => GraphTop + GraphHeight + Gap + (Lines(width).Count * Said.LineHeight);

    /// <summary>How far across a share lies, of a width.</summary>
    public float Across(decimal share, float width) => (float)(Math.Max(0m, share) / Scale()) * width;

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        lettering.Write(canvas, lettering.Cut(lettering.Writable(progress.Label), width, Title), 0, Title.Baseline, Title);
        Ranges(canvas, width);
        Bar(canvas, 0, Across(progress.Done, width), GraphHeight / 3, Ink.Accent);
        if (Scale() > 1)
        {
            Bar(canvas, Across(1, width) - 0.5f, Across(1, width) + 0.5f, GraphHeight, Ink.Soft);
        }

        if (progress.Expected is { } expected)
        {
            var at = Math.Clamp(Across(expected, width), 1.5f, width - 1.5f);
            Bar(canvas, at - 1.5f, at + 1.5f, GraphHeight * 0.6f, Ink.Text);
        }

        foreach (var (line, at) in Lines(width).Select((line, at) => (line, at)))
        {
            lettering.Write(canvas, line, 0, GraphTop + GraphHeight + Gap + (at * Said.LineHeight) + Said.Baseline, Said);
        }
    }

    private IReadOnlyList<string> Lines(float width) =>
        lettering.Wrap(lettering.Writable(progress.Expected is null ? progress.Words : $"{progress.Words}  ┃ {words.ExpectedByNow}"), width, Said);

    private decimal Scale() => Math.Max(progress.Done, progress.Expected ?? 0m) is > 1m and var furthest ? furthest * Headroom : 1m;

    private void Ranges(SKCanvas canvas, float width)
    {
        // From the best, which is the lightest and goes to the end, to the worst: each is drawn over the one before.
        var all = new SKRoundRect(new(0, GraphTop, width, GraphTop + GraphHeight), 4);
        _ = canvas.Save();
        canvas.ClipRoundRect(all, antialias: true);
        using var best = Fill(Ink.Range(0));
        canvas.DrawRect(0, GraphTop, width, GraphHeight, best);
        foreach (var (bound, at) in progress.Bounds.Reverse().Select((bound, at) => (bound, at)))
        {
            using var range = Fill(Ink.Range(at + 1));
            canvas.DrawRect(0, GraphTop, Math.Min(width, Across(bound, width)), GraphHeight, range);
        }

        canvas.Restore();
    }

    private static void Bar(SKCanvas canvas, float from, float to, float height, SKColor colour)
    {
        using var fill = Fill(colour);
        canvas.DrawRect(new(from, GraphTop + ((GraphHeight - height) / 2), to, GraphTop + ((GraphHeight + height) / 2)), fill);
    }
}
