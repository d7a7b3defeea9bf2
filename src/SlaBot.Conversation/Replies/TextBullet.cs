namespace SlaBot.Conversation.Replies;

/// <summary>A bullet graph of characters: <c>▕██████░░┃░░░░▏</c>, the upright line where things should be by now.</summary>
internal static class TextBullet
{
    private const int Cells = 30;

    /// <summary>Returns the bar with its words behind it.</summary>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="words">The language of the legend.</param>
    public static string Of(Part.Progress progress, ReplyWords words)
    {
        // More than the target is a full bar: the words say how much more.
        var done = Cell(progress.Done);
        var expected = progress.Expected is { } share ? Math.Clamp(Cell(share), 0, Cells - 1) : -1;
        var bar = Enumerable.Range(0, Cells).Select(at => at == expected ? '┃' : at < done ? '█' : '░');
        var legend = expected < 0 ? "" : $"  ┃ = {words.ExpectedByNow}";
        return $"▕{string.Concat(bar)}▏  {PlainText.OneLine(progress.Words)}{legend}";
    }

    private static int Cell(decimal share) => (int)Math.Round(Math.Clamp(share, 0, 1) * Cells);
}
