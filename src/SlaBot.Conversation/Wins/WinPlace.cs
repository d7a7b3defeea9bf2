namespace SlaBot.Conversation.Wins;

/// <summary>How wins are told in a place.</summary>
/// <param name="HidesAmounts">Whether no amounts are shown there.</param>
internal sealed record WinPlace(bool HidesAmounts);
