namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>Which terms of a draft somebody picked.</summary>
/// <param name="Boldness">Which goal.</param>
/// <param name="Goal">The goal itself where somebody named it; else null.</param>
/// <param name="Term">The days it is for.</param>
public sealed record DraftPick(GoalBoldness Boldness, decimal? Goal, Period Term);
