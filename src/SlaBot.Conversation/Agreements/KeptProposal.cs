using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Conversation.Agreements;

/// <summary>A proposal as it is kept, with what was told about it.</summary>
/// <param name="Proposal">The proposal.</param>
public sealed record KeptProposal(Proposal Proposal)
{
    /// <summary>Gets when it was put before the parties last; null before.</summary>
    public Instant? ProposedAt { get; init; }

    /// <summary>Gets the private cards by which people were asked to sign.</summary>
    public IReadOnlyList<SentCard> Cards { get; init; } = [];

    /// <summary>Gets its former editions, oldest first: what a card of one of them can be set against.</summary>
    public IReadOnlyList<PastEdition> Past { get; init; } = [];

    /// <summary>Gets how often its cards had to change.</summary>
    public int Changes { get; init; }
}

/// <summary>A card that somebody was sent in private.</summary>
/// <param name="Subject">The subject of its row in the outbox.</param>
/// <param name="Target">To whom.</param>
public sealed record SentCard(string Subject, PostTarget Target);

/// <summary>A proposal as it once read.</summary>
/// <param name="Edition">Which edition.</param>
/// <param name="Terms">Its terms, as their file.</param>
/// <param name="EffectiveFrom">Its first day.</param>
/// <param name="Reason">Its reason.</param>
public sealed record PastEdition(int Edition, string Terms, LocalDate EffectiveFrom, string Reason);
