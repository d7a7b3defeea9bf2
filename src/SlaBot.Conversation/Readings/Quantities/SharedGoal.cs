using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>
/// The goal that is named by no more than that word: beside another term ("what if the goal were 1.3 million and the win rate
/// 30 %?"), or where it is to be changed and the number is one like it. Beside a KPI the word mostly belongs to that.
/// </summary>
internal static class SharedGoal
{
    private const int MostBetween = 3;

    // A number far from the goal is another target: "set the goal to 300".
    private const decimal Far = 10m;

    /// <summary>Notes such a goal as revenue.</summary>
    /// <param name="line">The message.</param>
    /// <param name="agreed">The goal that is agreed, or null.</param>
    /// <param name="steps">The word lists' steps in the line.</param>
    public static void Find(Line line, decimal? agreed, IReadOnlyList<PatternMatch> steps)
    {
        var (kpis, numbers) = (line.All("kpi"), NumbersIn(line));
        if (kpis.Any(kpi => kpi.Value.Equals(KpiIds.Revenue)) || (kpis.Count == 0 ? !IsLikeGoal(line, numbers, agreed, steps) : numbers.Count < 2))
        {
            return;
        }

        for (var at = 0; at < line.Tokens.Count; at++)
        {
            if (GoalAt(line, at) is { } goal && !IsOfKpi(line, goal) && NumberOf(line, numbers, goal, steps) is not null)
            {
                line.Add(goal);
                return;
            }
        }
    }

    /// <summary>Whether a number is of the size of a goal.</summary>
    public static bool IsLike(decimal number, decimal goal) => number >= goal / Far && number <= goal * Far;

    // "10 %" is a 10 as well.
    private static List<Slot> NumbersIn(Line line) => [.. line.All("n").Where(number => !line.All("n").Any(longer => longer.Length > number.Length && longer.Overlaps(number)))];

    private static bool IsLikeGoal(Line line, IReadOnlyList<Slot> numbers, decimal? agreed, IReadOnlyList<PatternMatch> steps) => numbers is [{ Value: Quantity number }] && (ValueStep.Of(steps) is not null
        ? line.Has("goal")
        : number.Unit is null or "$" && agreed is { } goal && IsLike(number.Value, goal));

    private static Slot? GoalAt(Line line, int at) => line.Tokens[at].Stem switch
    {
        "goal" or "target" => new("kpi", at, 1, KpiIds.Revenue),
        "目" when at + 1 < line.Tokens.Count && line.Tokens[at + 1].Stem == "標" => new("kpi", at, 2, KpiIds.Revenue),
        _ => null,
    };

    // "The win rate target", 成交率的目標.
    private static bool IsOfKpi(Line line, Slot goal) => line.All("kpi").Any(kpi =>
        kpi.Overlaps(goal) || kpi.End == goal.Start || (kpi.End == goal.Start - 1 && line.Tokens[kpi.End].Stem is "的" or "'s"));

    // "A goal of 1.3 million", "a 1.3 million goal", "the goal rises by 10 %"; not "the target for the win rate were 30 %", not "a goal of 300 leads".
    private static Slot? NumberOf(Line line, IReadOnlyList<Slot> numbers, Slot goal, IReadOnlyList<PatternMatch> steps)
    {
        var near = numbers.FirstOrDefault(number => number.End == goal.Start)
            ?? numbers.FirstOrDefault(number => number.Start >= goal.End && number.Start - goal.End <= MostBetween);
        return near is { Value: Quantity number } && (number.Unit != "%" || line.All("kpi").Count == 0 || ValueStep.Of(line, near, steps, before: null) is not null)
            && !line.All("kpi").Any(kpi => (kpi.Start >= goal.End && kpi.Start < near.Start) || kpi.Start == near.End)
            ? near
            : null;
    }
}
