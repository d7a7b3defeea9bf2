using SlaBot.Conversation.Replies;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>
/// What is done as a bar, and below it as a second bar on the same scale what should be done by now: both begin at zero,
/// and two ends are compared more surely than a needle on a gauge. The words say the same.
/// </summary>
internal static class ProgressElements
{
    private const string LabelWidth = "1";
    private const string BarWidth = "2";

    /// <summary>Returns the elements of a bullet graph.</summary>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="draft">The card.</param>
    public static IEnumerable<CardElement> Of(Part.Progress progress, CardDraft draft)
    {
        yield return new TextBlock(draft.Escaped(progress.Label + draft.Words.Colon + progress.Words)) { Weight = TextWeight.Bolder };
        yield return Bar(draft.CardWords.Done, progress.Done, StatusLook.Bar(draft.Reply.Status), draft);
        if (progress.Expected is { } expected)
        {
            yield return Bar(draft.CardWords.Expected, expected, ProgressBarColor.Accent, draft);
        }
    }

    private static ColumnSet Bar(string label, decimal share, ProgressBarColor color, CardDraft draft)
    {
        // More than the target is a full bar: the words say how much more.
        var filled = Math.Round(Math.Clamp(share, 0m, 1m), 4);
        var bar = new ProgressBar(filled)
        {
            Color = color,
            Fallback = new TextBlock(EscapedText.Of(BlockBar.Of(filled))) { FontType = FontType.Monospace },
        };
        return new ColumnSet(
        [
            Column(LabelWidth, new TextBlock(draft.Escaped(label)) { Size = TextSize.Small, IsSubtle = true }),
            Column(BarWidth, bar),
        ])
        { Spacing = Spacing.Small };
    }

    private static CardColumn Column(string width, CardElement item) => new(width, [item]) { VerticalContentAlignment = VerticalAlignment.Center };
}
