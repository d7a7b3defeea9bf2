using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>Something that is done at local times of a workspace's own calendar, such as posting the scorecard before each meeting.</summary>
public interface ISchedule
{
    /// <summary>Gets its name, a part of the key under which each run is done once.</summary>
    string Name { get; }

    /// <summary>Gets for how long after its time a run is still of use; later it is skipped, and the skip recorded.</summary>
    Duration CatchUp { get; }

    /// <summary>The runs after one local time and up to another, in order: wall-clock times of the agreement's zone.</summary>
    /// <param name="view">What was agreed, counted and moved: meetings are asked for at <see cref="MeetingTimes"/>.</param>
    /// <param name="after">Runs at this time are not asked for.</param>
    /// <param name="through">Runs at this time are.</param>
    IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through);

    /// <summary>Prepares a run: reads what it needs, and gives what is to be written in the same commit that marks the run as done.</summary>
    /// <param name="workspace">Whose run it is.</param>
    /// <param name="run">The run.</param>
    /// <param name="view">What was agreed and counted, as of now.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops it.</param>
    ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation);
}

/// <summary>One time at which a schedule is due.</summary>
/// <param name="Schedule">The schedule's name.</param>
/// <param name="At">The wall-clock time in the agreement's zone.</param>
/// <param name="Subject">
/// What it is about, in the schedule's own words, such as the id of the meeting (<see cref="Meeting.Id"/>). A schedule runs
/// once about a subject, also where its time was agreed otherwise since; empty where only the time tells its runs apart.
/// </param>
public sealed record ScheduledRun(string Schedule, LocalDateTime At, string Subject);
