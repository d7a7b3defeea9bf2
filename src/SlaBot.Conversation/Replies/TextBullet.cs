namespace SlaBot.Conversation.Replies;

/// <summary>A bullet graph of characters: <c>▕██████░░┃░░░░▏</c>, the upright line where things should be by now.</summary>
public static class TextBullet
{
    private const int Cells = 30;

    /// <summary>Returns the bar with its words behind it.</summary>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="words">The language of the legend.</param>
    public static string Of(Part.Progress progress, ReplyWords words)
    {
        var bar = Bar(progress, Cells);
        var legend = progress.Expected is null ? "" : $"  ┃ = {words.ExpectedByNow}";
        return $"{bar}  {PlainText.OneLine(progress.Words)}{legend}";
    }

    /// <summary>Returns the bar alone.</summary>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="cells">How long it is.</param>
    public static string Bar(Part.Progress progress, int cells)
    {
        // More than the target is a full bar: the words say how much more.
        var done = Cell(progress.Done, cells);
        var expected = progress.Expected is { } share ? Math.Clamp(Cell(share, cells), 0, cells - 1) : -1;
        var bar = Enumerable.Range(0, cells).Select(at => at == expected ? '┃' : at < done ? '█' : '░');
        return $"▕{string.Concat(bar)}▏";
    }

    private static int Cell(decimal share, int cells) => (int)Math.Round(Math.Clamp(share, 0, 1) * cells);
}
