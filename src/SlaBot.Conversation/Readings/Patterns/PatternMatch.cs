namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>A place where a pattern fits.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Start">The index of its first token.</param>
/// <param name="End">The index after its last token.</param>
/// <param name="Finds">What its <c>{…}</c> stood for, in order.</param>
/// <param name="Words">The indexes of the tokens that its own words met.</param>
internal sealed record PatternMatch(Pattern Pattern, int Start, int End, IReadOnlyList<Slot> Finds, IReadOnlyList<int> Words);
