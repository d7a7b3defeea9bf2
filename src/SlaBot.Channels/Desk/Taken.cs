namespace SlaBot.Channels.Desk;

/// <summary>What came of a message in a place where something was asked.</summary>
/// <param name="Reply">The answer, where the message was taken; null where others answer it.</param>
/// <param name="Again">What is asked again below the answer of others; null for nothing.</param>
public sealed record Taken(DeskReply? Reply, string? Again = null);
