using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>That a number is a step from what is agreed instead of a new level: "by 5 points", "20 % more".</summary>
/// <param name="IsUp">Whether it is added, or else taken away; null where the words say both.</param>
/// <param name="IsPoints">Whether it was said in points, which of a rate are percentage points.</param>
public sealed record ValueStep(bool? IsUp, bool IsPoints)
{
    // "Points", or "percentage points" after a sign.
    private const int MostBetween = 1;

    /// <summary>The step that a line speaks of; null for none.</summary>
    /// <param name="found">The word lists' steps in the line.</param>
    internal static ValueStep? Of(IReadOnlyList<PatternMatch> found)
    {
        var (up, down) = (found.Any(IsUpward), found.Any(IsDownward));
        return !up && !down ? null : new(up == down ? null : up, found.Any(IsInPoints));
    }

    /// <summary>The step that one number of several is; null where it is a level.</summary>
    /// <param name="line">The message.</param>
    /// <param name="number">The number.</param>
    /// <param name="found">The word lists' steps in the line.</param>
    /// <param name="before">The step of the number before it: "raise the win rate by 2 points and the deal size by 10 %".</param>
    internal static ValueStep? Of(Line line, Slot number, IReadOnlyList<PatternMatch> found, ValueStep? before)
    {
        var own = found.Where(match => match.Finds.Any(number.Overlaps)).ToList();
        bool? isUp = own.Count > 0 ? IsUpward(own.MaxBy(match => match.Start)!)
            : number.Start > 0 && line.Tokens[number.Start - 1].Stem == "by" ? before?.IsUp
            : null;
        return isUp is null ? null : new(isUp, found.Any(match => IsInPoints(match) && match.Start - number.End is >= 0 and <= MostBetween));
    }

    private static bool IsUpward(PatternMatch match) => match.Pattern.Name == "up";

    private static bool IsDownward(PatternMatch match) => match.Pattern.Name == "down";

    private static bool IsInPoints(PatternMatch match) => match.Pattern.Name == "points";
}
