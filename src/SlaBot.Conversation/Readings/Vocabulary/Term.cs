namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>A phrase that names something.</summary>
/// <param name="Kind">What it names: <c>kpi</c>, <c>stage</c>, <c>dept</c>, <c>vague</c>, <c>sales</c>.</param>
/// <param name="Stems">The phrase, as stems.</param>
/// <param name="Value">The thing it names.</param>
internal sealed record Term(string Kind, string[] Stems, object Value);
