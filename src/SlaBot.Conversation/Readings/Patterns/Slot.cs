namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>A run of tokens that has a meaning of its own, such as a KPI or a period.</summary>
/// <param name="Kind">What kind of thing it is: <c>kpi</c>, <c>n</c>, <c>p</c>, <c>month</c> …</param>
/// <param name="Start">The index of its first token.</param>
/// <param name="Length">How many tokens it has.</param>
/// <param name="Value">What it means.</param>
internal sealed record Slot(string Kind, int Start, int Length, object Value)
{
    /// <summary>Gets whether other words may stand between its own, so that they still speak for themselves.</summary>
    public bool Loose { get; init; }

    /// <summary>Gets the index after its last token.</summary>
    public int End => Start + Length;

    /// <summary>Tells whether it shares a token with another.</summary>
    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;
}
