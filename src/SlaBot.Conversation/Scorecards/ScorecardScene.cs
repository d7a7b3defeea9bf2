using SlaBot.Conversation.Replies;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>What there is to say about a scorecard beside what it holds.</summary>
public sealed record ScorecardScene
{
    /// <summary>Gets the department whose part alone is shown, or null for the joint scorecard.</summary>
    public PartyId? Only { get; init; }

    /// <summary>Gets what was corrected since it was posted, oldest first.</summary>
    public IReadOnlyList<ScorecardCorrection> Corrections { get; init; } = [];

    /// <summary>Gets the small print at its end.</summary>
    public IReadOnlyList<Part> Notes { get; init; } = [];

    /// <summary>Gets what can be pressed or said next.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Gets whether its numbers are those of the simulated company.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>What turned out otherwise after a scorecard had been posted.</summary>
/// <param name="On">The day on which that was noticed, in the agreement's zone.</param>
/// <param name="Compared">The scorecard as it was said before and as it is now.</param>
public sealed record ScorecardCorrection(NodaTime.LocalDate On, ScorecardComparison Compared);
