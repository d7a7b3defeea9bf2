namespace SlaBot.Domain.Wins;

/// <summary>The wins that hold, out of those that were looked for: one that was looked for and is not among them holds no more.</summary>
/// <param name="Wins">The wins, each once.</param>
/// <param name="Covers">Whether a win, known from before, was among those looked for.</param>
public sealed record WinFindings(IReadOnlyList<Win> Wins, Func<Win, bool> Covers)
{
    /// <summary>Both together.</summary>
    public static WinFindings operator +(WinFindings left, WinFindings right) =>
        new([.. left.Wins, .. right.Wins], win => left.Covers(win) || right.Covers(win));
}
