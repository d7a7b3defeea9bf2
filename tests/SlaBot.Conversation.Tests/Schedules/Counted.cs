using NodaTime;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Schedules;

/// <summary>A schedule that counts how often each of its runs is written down.</summary>
/// <param name="name">Its name.</param>
/// <param name="runs">The times at which it runs, of a view, after one local time and up to another.</param>
/// <param name="catchUp">For how long a run is of use.</param>
internal sealed class Counted(string name, Func<View, LocalDateTime, LocalDateTime, IEnumerable<(LocalDateTime At, string Subject)>> runs, Duration catchUp) : ISchedule
{
    public string Name => name;

    public Duration CatchUp => catchUp;

    /// <summary>Gets how often each run was written down: the store for tests calls a change once.</summary>
    public Dictionary<ScheduledRun, int> Commits { get; } = [];

    /// <summary>Gets or sets what preparing a run throws; null for nothing.</summary>
    public Func<ScheduledRun, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Posts a scorecard when it is due.</summary>
    public static Counted Scorecards(Duration catchUp) => new(
        "scorecard", (view, after, through) => MeetingTimes.WithScorecardDue(view, after, through).Select(meeting => (meeting.ScorecardAt, meeting.Id)), catchUp);

    /// <summary>Runs when a meeting of other terms begins.</summary>
    public static Counted Meetings(string name, View of, Duration catchUp) => new(
        name,
        (_, after, through) => MeetingTimes.HeldOn(of, new(after.Date, through.Date)).Where(meeting => meeting.At > after && meeting.At <= through).Select(meeting => (meeting.At, "")),
        catchUp);

    public IEnumerable<ScheduledRun> Runs(View view, LocalDateTime after, LocalDateTime through) =>
        runs(view, after, through).Select(run => new ScheduledRun(name, run.At, run.Subject));

    public ValueTask<Action<IBookDraft>> PrepareAsync(WorkspaceId workspace, ScheduledRun run, View view, Instant now, CancellationToken cancellation) =>
        Fault(run) is { } fault ? throw fault : new(_ => Commits[run] = Commits.GetValueOrDefault(run) + 1);
}
