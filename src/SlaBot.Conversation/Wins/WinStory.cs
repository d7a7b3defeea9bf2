using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Wins;

/// <summary>A post about wins with all that is needed to tell it in one place.</summary>
/// <param name="Post">The post.</param>
/// <param name="Wins">Its wins, those that were taken back included.</param>
/// <param name="View">What was agreed and counted.</param>
/// <param name="Voice">The words of the place.</param>
/// <param name="HidesAmounts">Whether no amounts are shown.</param>
/// <param name="Named">The ids of the names that may be shown.</param>
internal sealed record WinStory(WinPost Post, IReadOnlyList<KnownWin> Wins, View View, Voice Voice, bool HidesAmounts, IReadOnlySet<string> Named)
{
    /// <summary>Gets the wins that stand.</summary>
    public IReadOnlyList<KnownWin> Standing => [.. Wins.Where(win => win.TakenBackAt is null)];

    /// <summary>Whether somebody may be named.</summary>
    public bool MayName(string name) => Named.Contains(Consent.IdOf(name));
}
