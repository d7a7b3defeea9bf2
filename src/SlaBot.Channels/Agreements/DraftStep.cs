namespace SlaBot.Channels.Agreements;

/// <summary>What somebody was asked last about a draft.</summary>
/// <param name="Question">What it still needs.</param>
/// <param name="Proposal">The draft's number.</param>
/// <param name="Language">The language that it was asked in.</param>
internal sealed record DraftStep(DraftQuestion Question, int Proposal, string Language)
{
    /// <summary>Gets whether something else was asked since: a "yes" may be the answer to that.</summary>
    public bool IsInterrupted { get; init; }
}
