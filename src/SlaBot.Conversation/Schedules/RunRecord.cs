using NodaTime;

namespace SlaBot.Conversation.Schedules;

/// <summary>What became of a run of a schedule.</summary>
/// <param name="Run">The run.</param>
/// <param name="DueAt">The moment it was due.</param>
/// <param name="End">What became of it.</param>
/// <param name="At">When that was noted.</param>
public sealed record RunRecord(ScheduledRun Run, Instant DueAt, RunEnd End, Instant At)
{
    /// <summary>Gets what kind of error came up when it was tried, or null where none did.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of a run.</summary>
public enum RunEnd
{
    /// <summary>It was done: it is never done again.</summary>
    Done,

    /// <summary>It was noticed, or could be done, only when it was of no use any more. It is done after all where the clock turns out to have been wrong.</summary>
    Skipped,

    /// <summary>An error came up; it is tried again for as long as it is of use.</summary>
    Failed,
}
