namespace SlaBot.Domain.Wins;

/// <summary>What makes something a win.</summary>
public enum WinKind
{
    /// <summary>A deal was won.</summary>
    DealWon,

    /// <summary>The first deal of all.</summary>
    FirstDeal,

    /// <summary>The first deal that a marketing source brought.</summary>
    FirstFromSource,

    /// <summary>More was won on a day than on any day before.</summary>
    RecordDay,

    /// <summary>More was won in a week than in any week before.</summary>
    RecordWeek,

    /// <summary>More was won in a month than in any month before.</summary>
    RecordMonth,

    /// <summary>More was won in a quarter than in any quarter before.</summary>
    RecordQuarter,

    /// <summary>A part of the term's goal was reached, or all of it, or more.</summary>
    GoalMilestone,

    /// <summary>Revenue is back on pace after two weeks behind it, and has stayed there for a week.</summary>
    Recovery,

    /// <summary>Every department was on pace for a whole month.</summary>
    BothOnPace,

    /// <summary>Three months in a row in which leads were answered in time.</summary>
    CleanHandOffs,

    /// <summary>A revision of the agreement was signed.</summary>
    AgreementSigned,
}

/// <summary>How large a win is.</summary>
public enum WinTier
{
    /// <summary>Told with the others of its day.</summary>
    Small,

    /// <summary>Told at once.</summary>
    Big,

    /// <summary>Of all departments together; told at once.</summary>
    Team,
}
