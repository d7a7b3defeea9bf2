namespace SlaBot.Channels.Pacing;

/// <summary>What is paced together: the requests of one kind to one place.</summary>
/// <param name="Limits">The kind: the very object, so that two kinds with equal limits stay apart.</param>
/// <param name="Id">The place, such as a conversation or a tenant; compared ordinally.</param>
public readonly record struct LaneKey(PaceLimits Limits, string Id);
