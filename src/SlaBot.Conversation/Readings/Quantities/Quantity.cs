namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>A number as somebody wrote it: <c>1.2k</c>, <c>30 萬</c>, <c>2.5 %</c>.</summary>
/// <param name="Value">The number meant: 1,200; 300,000; 2.5.</param>
/// <param name="Unit">The unit beside it: <c>%</c>, <c>$</c>, <c>h</c>, <c>d</c>, or null.</param>
/// <param name="Spelled">Whether it was a word, such as "six" or 三.</param>
internal sealed record Quantity(decimal Value, string? Unit, bool Spelled)
{
    /// <summary>Gets whether it is a whole number small enough to count days and months with.</summary>
    public bool Counts => Unit is null && Value is >= 0 and < 10_000 && decimal.Truncate(Value) == Value;

    /// <summary>Gets it as a small whole number.</summary>
    public int Count => (int)Value;
}
