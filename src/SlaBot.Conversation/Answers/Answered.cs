using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>A question, how it was read, and its answer as numbers and as words.</summary>
/// <param name="Reading">How it was read.</param>
/// <param name="Standings">The numbers, one a KPI in the order asked; the other side of a comparison is in <see cref="Compared"/>.</param>
/// <param name="Reply">The words.</param>
public sealed record Answered(Reading Reading, IReadOnlyList<Standing> Standings, Reply Reply)
{
    /// <summary>Gets the numbers of the other period of a comparison, in the order of <see cref="Standings"/>.</summary>
    public IReadOnlyList<Standing> Compared { get; init; } = [];

    /// <summary>Gets what made the gap, where that was asked or tells more.</summary>
    public GapExplanation? Gap { get; init; }

    /// <summary>Gets whether it answers a press on a card whose question is over: nothing was done.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Gets what the message would change; null where it changes nothing.</summary>
    public Write? Write { get; init; }
}
