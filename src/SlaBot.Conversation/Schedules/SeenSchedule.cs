using NodaTime;

namespace SlaBot.Conversation.Schedules;

/// <summary>A schedule while it is looked at.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="before">How far it was looked at before, or null where it never was.</param>
internal sealed class SeenSchedule(ISchedule schedule, Look? before)
{
    /// <summary>Gets the schedule.</summary>
    public ISchedule Schedule => schedule;

    /// <summary>Gets how far it was looked at before, or null.</summary>
    public Look? Before => before;

    /// <summary>Gets or sets whether something of it was done or skipped.</summary>
    public bool HasNews { get; set; }

    /// <summary>Gets or sets whether something of it failed.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Gets what failed for the first time.</summary>
    public List<RunRecord> News { get; } = [];

    /// <summary>Whether it has to be noted how far it was looked at.</summary>
    public bool IsToNote(Instant now, Duration noted) =>
        before is null || HasNews || News.Count > 0 || now < before.Since.At || (!HasFailed && (now - before.Through.At >= noted || now < before.Through.At));

    /// <summary>How far it is looked at now: what failed is looked at again until it is done, or noted as skipped.</summary>
    public Look After(Looked now) => before is null
        ? new(now, now)
        : new(now.At < before.Since.At ? now : before.Since, HasFailed ? before.Through : now);
}
