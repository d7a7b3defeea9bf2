using SkiaSharp;
using SlaBot.Conversation.Replies;
using SlaBot.Pictures.Words;

namespace SlaBot.Pictures.Drawings;

/// <summary>What a reply says on top: its status by shape, word and colour, then the sentence.</summary>
internal sealed class HeadlineDrawing : Drawing
{
    private static readonly Script Said = new(16, Ink.Text, IsBold: true);

    private readonly Lettering lettering;
    private readonly Paragraph words;
    private readonly string badge;
    private readonly Script script;

    public HeadlineDrawing(Lettering lettering, Reply reply)
    {
        var headline = StatusHeadline.Of(reply);
        this.lettering = lettering;
        badge = headline.Badge is null ? "" : lettering.Writable(headline.Badge);
        script = new(13, Ink.Of(reply.Status), IsBold: true);
        words = new(lettering, Capital(headline.Words), Said);
    }

    /// <inheritdoc/>
    public override float HeightIn(float width) => BadgeHeight + words.HeightIn(width);

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float width)
    {
        lettering.Write(canvas, badge, 0, script.Baseline, script);
        _ = canvas.Save();
        canvas.Translate(0, BadgeHeight);
        words.Draw(canvas, width);
        canvas.Restore();
    }

    // What followed the badge on its line begins one now.
    private static string Capital(string words) => words.Length > 0 && char.IsAsciiLetterLower(words[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    private float BadgeHeight => badge.Length == 0 ? 0 : script.LineHeight + 2;
}
