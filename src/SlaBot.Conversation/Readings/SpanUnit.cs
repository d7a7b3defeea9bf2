namespace SlaBot.Conversation.Readings;

/// <summary>A stretch of the calendar of which several are set against each other: "the best month".</summary>
public enum SpanUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, from Monday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months.</summary>
    Quarter,
}
