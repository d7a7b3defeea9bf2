namespace SlaBot.Conversation.Readings.Periods;

/// <summary>What a time expression means.</summary>
/// <param name="Days">The days it stands for.</param>
internal sealed record PeriodMeaning(Period Days)
{
    /// <summary>Gets whether the year was left to the reader, so that "2014" beside it can still set it.</summary>
    public bool YearAssumed { get; init; }

    /// <summary>Gets whether it is a fiscal year, which bears the number of the year it ends in.</summary>
    public bool Fiscal { get; init; }

    /// <summary>Gets whether it is a year written as a number, which makes "Q3" beside it one of the calendar.</summary>
    public bool YearWritten { get; init; }

    /// <summary>Gets what a numbered quarter or half means by the calendar and by the fiscal year, or null.</summary>
    public (Period Calendar, Period Fiscal)? Both { get; init; }

    /// <summary>Gets whether the words may as well mean other days, as 1/5 does.</summary>
    public bool Unsure { get; init; }

    /// <summary>Gets whether there is no such day, as 31 June; the days are then those of the month.</summary>
    public bool Impossible { get; init; }

    /// <summary>Gets whether the words only look like a time, as 下年度 does in 簽下年度最大單.</summary>
    public bool None { get; init; }

    /// <summary>Gets whether only the beginning was said: "from August".</summary>
    public bool OpenEnded { get; init; }

    /// <summary>Gets whether only an end still to come was said: "by the end of the year".</summary>
    public bool Ahead { get; init; }

    /// <summary>Gets what was named where only the beginning was said: the March of "from March"; or null.</summary>
    public Period? Beginning { get; init; }

    /// <summary>Gets what was named where only the end was said: the June of 到六月; or null.</summary>
    public Period? End { get; init; }

    /// <summary>Gets the two ends it was told by, which may also be meant against each other ("between Q1 and Q2"), or null.</summary>
    public (Period First, Period Last)? Ends { get; init; }

    /// <summary>Gets how many steps it lies from a period of its kind that was named before in the thread: -1 for "the day before", 1 for 隔天; or null.</summary>
    public int? Beside { get; init; }

    /// <summary>Gets whether its two ends can only be meant against each other: "in the first quarter than in the second".</summary>
    public bool Opposed { get; init; }

    /// <summary>Gets whether it is a day told by its name: "last Monday".</summary>
    public bool Weekday { get; init; }

    /// <summary>Gets whether it stands for some period before the one asked about: "a year earlier", 去年同期.</summary>
    public Echo? Echo { get; init; }
}

/// <summary>How far an echo lies before the period asked about.</summary>
internal enum Echo
{
    /// <summary>The same days a year before.</summary>
    YearBefore,

    /// <summary>The same days a month before.</summary>
    MonthBefore,

    /// <summary>The same days a week before.</summary>
    WeekBefore,

    /// <summary>The period of the same length just before.</summary>
    OneBefore,
}
