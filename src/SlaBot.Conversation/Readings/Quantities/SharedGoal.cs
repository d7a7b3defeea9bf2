using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>
/// The goal that is named by no more than that word, beside another term: "what if the goal were 1.3 million and the win rate
/// 30 %?" Alone it needs no name, and beside a KPI the word mostly belongs to that.
/// </summary>
internal static class SharedGoal
{
    private const int MostBetween = 3;

    /// <summary>Notes such a goal as revenue.</summary>
    public static void Find(Line line)
    {
        var (kpis, numbers) = (line.All("kpi"), line.All("n"));
        if (kpis.Count == 0 || numbers.Count < 2 || kpis.Any(kpi => kpi.Value.Equals(KpiIds.Revenue)))
        {
            return;
        }

        for (var at = 0; at < line.Tokens.Count; at++)
        {
            if (GoalAt(line, at) is { } goal && !IsOfKpi(line, goal) && NumberOf(line, goal) is not null)
            {
                line.Add(goal);
                return;
            }
        }
    }

    private static Slot? GoalAt(Line line, int at) => line.Tokens[at].Stem switch
    {
        "goal" or "target" => new("kpi", at, 1, KpiIds.Revenue),
        "目" when at + 1 < line.Tokens.Count && line.Tokens[at + 1].Stem == "標" => new("kpi", at, 2, KpiIds.Revenue),
        _ => null,
    };

    // "The win rate target", 成交率的目標.
    private static bool IsOfKpi(Line line, Slot goal) => line.All("kpi").Any(kpi =>
        kpi.Overlaps(goal) || kpi.End == goal.Start || (kpi.End == goal.Start - 1 && line.Tokens[kpi.End].Stem is "的" or "'s"));

    // "A goal of 1.3 million", "a 1.3 million goal"; not "the target for the win rate were 30 %", not "a goal of 300 leads".
    private static Slot? NumberOf(Line line, Slot goal)
    {
        var near = line.All("n").FirstOrDefault(number => number.End == goal.Start)
            ?? line.All("n").FirstOrDefault(number => number.Start >= goal.End && number.Start - goal.End <= MostBetween);
        return near is { Value: Quantity { Unit: not "%" } }
            && !line.All("kpi").Any(kpi => (kpi.Start >= goal.End && kpi.Start < near.Start) || kpi.Start == near.End)
            ? near
            : null;
    }
}
