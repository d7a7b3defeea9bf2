using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>That a number is a step from what is agreed instead of a new level: "by 5 points", "20 % more".</summary>
/// <param name="IsUp">Whether it is added, or else taken away; null where one number of a message is and another is not.</param>
/// <param name="IsPoints">Whether it was said in points, which of a rate are percentage points.</param>
public sealed record ValueStep(bool? IsUp, bool IsPoints)
{
    /// <summary>The step that a line speaks of; null for none.</summary>
    /// <param name="found">The word lists' steps in the line.</param>
    internal static ValueStep? Of(IReadOnlyList<PatternMatch> found)
    {
        var (up, down) = (Has("up"), Has("down"));
        return !up && !down ? null : new(up == down ? null : up, Has("points"));

        bool Has(string name) => found.Any(match => match.Pattern.Name == name);
    }
}
