namespace SlaBot.Channels.Schedules;

/// <summary>How many runs were done, skipped and failed.</summary>
public sealed record ScheduleTally(long Done, long Skipped, long Failed);
