using NodaTime;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>A win in the book of wins.</summary>
/// <param name="Win">The win, as the newest facts tell it; where they tell of none any more, as they told it last.</param>
/// <param name="SeenAt">When it was first seen.</param>
public sealed record KnownWin(Win Win, Instant SeenAt)
{
    /// <summary>Gets the post that tells it, or null while none was decided on.</summary>
    public string? Post { get; init; }

    /// <summary>Gets when the facts stopped to tell of it, such as when the deal was reopened; null while it stands.</summary>
    public Instant? TakenBackAt { get; init; }

    /// <summary>Gets whether it stands and is told.</summary>
    public bool IsAnnounced => Post is not null && TakenBackAt is null;
}
