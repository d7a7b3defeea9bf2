namespace SlaBot.Conversation.Wins;

/// <summary>How far the ledger was read for wins, and what is left over from it. It changes in the same commit as the wins do.</summary>
/// <param name="Through">The number of the last fact that was read; 0 before the first.</param>
/// <param name="Revision">The number of the newest revision that was looked at; 0 before the first.</param>
internal sealed record WinCursor(long Through, int Revision)
{
    /// <summary>Gets the deals that may become wins without another word about them.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>Gets the small wins that wait for the digest.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>Gets the posts of big wins of the last minute, and those that are not due yet.</summary>
    public IReadOnlyList<string> Recent { get; init; } = [];

    /// <summary>Whether both were read as far, so that no other reading came between.</summary>
    public bool IsAsFarAs(WinCursor other) => Through == other.Through && Revision == other.Revision;
}
