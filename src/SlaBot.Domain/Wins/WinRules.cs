using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>
/// Finds wins in what was agreed and counted. Pure: what it finds follows from the newest facts and the moment alone, never
/// from the order in which they came. Single deals are looked at by <see cref="DealWins"/>.
/// </summary>
public static class WinRules
{
    /// <summary>What follows from the totals at once: firsts, records of spans that are over, parts of the goal, signed revisions.</summary>
    public static WinFindings OfTotals(View view) => FirstWins.In(view) + RecordWins.In(view) + GoalWins.In(view) + SignedWins.In(view);

    /// <summary>What days that are over have brought: it takes longer to find, and changes with the days.</summary>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="days">How many days back to look, 1 or more.</param>
    public static WinFindings OfDays(View view, int days) => RecoveryWins.In(view, days) + MonthWins.In(view, days);
}
