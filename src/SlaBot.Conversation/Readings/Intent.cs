namespace SlaBot.Conversation.Readings;

/// <summary>What somebody wants. On the wire in lower case with underscores (<c>log_value</c>).</summary>
public enum Intent
{
    /// <summary>Actual against target: are we on pace?</summary>
    Pace,

    /// <summary>What a KPI is, rates included.</summary>
    Value,

    /// <summary>The number that was agreed.</summary>
    Target,

    /// <summary>How a KPI went over time.</summary>
    Trend,

    /// <summary>One period, KPI or department against another.</summary>
    Compare,

    /// <summary>What made the gap.</summary>
    Why,

    /// <summary>Where it will end.</summary>
    Forecast,

    /// <summary>What it takes from here on.</summary>
    Required,

    /// <summary>A month's joint report.</summary>
    Scorecard,

    /// <summary>Where a hand-off rule was broken.</summary>
    Breaches,

    /// <summary>What there is to celebrate.</summary>
    Wins,

    /// <summary>Wording, definitions, owners, versions, review date.</summary>
    Agreement,

    /// <summary>All stages with their rates.</summary>
    Funnel,

    /// <summary>Store a number.</summary>
    LogValue,

    /// <summary>Praise people or announce a win.</summary>
    Celebrate,

    /// <summary>Dates of scorecards and meetings.</summary>
    Schedule,

    /// <summary>Have something posted.</summary>
    Subscribe,

    /// <summary>Stop a post.</summary>
    Unsubscribe,

    /// <summary>Change what was agreed.</summary>
    Amend,

    /// <summary>Sign or refuse a change.</summary>
    Approve,

    /// <summary>What can be asked.</summary>
    Help,

    /// <summary>Hello.</summary>
    Greeting,

    /// <summary>Thank you.</summary>
    Thanks,

    /// <summary>Nothing that SlaBot is for.</summary>
    OutOfScope,

    /// <summary>More than one reading, or not enough said.</summary>
    Ambiguous,
}
