using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Agreements;

/// <summary>What differs between two agreements, in short words: <c>Goal: $1,200,000 → $1,320,000</c>.</summary>
/// <param name="voice">The words.</param>
public sealed class RevisionDiff(Voice voice)
{
    /// <summary>
    /// Every difference, the weightiest first: whoever signs signs all of them. What follows from the goal and the rates is left
    /// out, and so is an order that means nothing.
    /// </summary>
    public IEnumerable<string> Between(Agreement before, Agreement after) => Say(before, after, terms => terms.All);

    /// <summary>The differences beside those of the goal, the deal size and the rates of the funnel, which a table shows.</summary>
    public IEnumerable<string> Others(Agreement before, Agreement after) => Say(before, after, terms => terms.Others);

    // What looks the same once it is rounded is told with all its digits.
    private IEnumerable<string> Say(Agreement before, Agreement after, Func<TermDiff, IEnumerable<TermChange>> told) =>
        told(new(voice, before, after)).Zip(told(new(voice.WithAllDigits(), before, after)), (rounded, exact) => rounded.IsNone ? exact : rounded)
            .Where(term => !term.IsNone)
            .Select(term => voice.Say("Versions.Change", term.Name, term.Old ?? "–", term.New ?? "–"));
}
