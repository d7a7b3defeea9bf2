using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// Does what is due. A run is a wall-clock time, and its place on the time line is looked up anew each time; whether it was
/// done is asked of a book that is written in the same commit as what the run brings. So it makes no difference how often
/// and when the schedules are looked at, whether the clock was set, or whether the agreement changed between two looks.
/// </summary>
/// <param name="agreements">What was agreed.</param>
/// <param name="facts">What was counted.</param>
/// <param name="books">Where it is kept what was done.</param>
/// <param name="schedules">What is to be done; runs of the same moment in this order.</param>
public sealed class ScheduleRunner(IAgreementStore agreements, IFactStore facts, IBookStore books, IReadOnlyList<ISchedule> schedules)
{
    /// <summary>For how long it is known what became of a run.</summary>
    public const int DaysKept = 400;

    // How far was looked is a bound for what is looked at again, not for what is done again: it need not be new.
    private static readonly Duration Noted = Duration.FromHours(1);
    private static readonly Duration Instantly = Duration.FromSeconds(1);

    // Zones lie up to 26 hours apart, and some have skipped a whole day.
    private const int DaysAround = 2;

    /// <summary>Looks at the schedules of a workspace, and does what is due.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellation">Stops it; what was done is noted.</param>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The time zone database does not know the agreement's zone any more.</exception>
    public async Task<LookResult> LookAsync(WorkspaceId workspace, Instant now, CancellationToken cancellation)
    {
        var view = View.Live(await agreements.HistoryAsync(workspace, cancellation), await facts.TotalsAsync(workspace, cancellation), now) with
        {
            Moved = await MeetingBook.ReadAsync(books, workspace, cancellation),
        };
        var (looks, found, next) = (new List<SeenSchedule>(), new List<Found>(), (Instant?)null);
        foreach (var schedule in schedules)
        {
            var seen = new SeenSchedule(schedule, await LookBook.FindAsync(books, workspace, schedule.Name, cancellation));
            looks.Add(seen);
            foreach (var (run, at) in RunsAround(view, seen, now))
            {
                if (at <= now)
                {
                    found.Add(new(seen, run, at, looks.Count));
                }
                else if (next is null || at < next)
                {
                    next = at;
                }
            }
        }

        var done = new List<RunRecord>();
        var skipped = new List<RunRecord>();
        var failed = new List<(RunRecord, Exception)>();
        foreach (var one in found.OrderBy(one => one.At).ThenBy(one => one.Order))
        {
            var known = await RunBook.FindAsync(books, workspace, one.Run, cancellation);
            if (known?.End == RunEnd.Done || (one.Run.Subject.Length > 0 && await RunBook.HasDoneAsync(books, workspace, one.Run.Schedule, one.Run.Subject, cancellation)))
            {
                continue;
            }

            if (now - one.At > one.Of.Schedule.CatchUp)
            {
                if (known?.End != RunEnd.Skipped)
                {
                    skipped.Add(new(one.Run, one.At, RunEnd.Skipped, now) { Error = known?.Error });
                    one.Of.HasNews = true;
                }

                continue;
            }

            try
            {
                if (await RunAsync(workspace, one, view, now, cancellation) is { } record)
                {
                    done.Add(record);
                    one.Of.HasNews = true;
                }
            }
            catch (Exception error) when (error is not (OperationCanceledException or StorageFailedException or OutOfMemoryException))
            {
                var record = new RunRecord(one.Run, one.At, RunEnd.Failed, now) { Error = error.GetType().Name };
                failed.Add((record, error));
                one.Of.HasFailed = true;
                if (known?.End != RunEnd.Failed)
                {
                    one.Of.News.Add(record);
                }
            }
        }

        await NoteAsync(workspace, view, now, looks, skipped, cancellation);
        return new(done, skipped, failed, next);
    }

    private static IEnumerable<(ScheduledRun Run, Instant At)> RunsAround(View view, SeenSchedule seen, Instant now)
    {
        var from = From(view, seen, now);
        return seen.Schedule
            .Runs(view, WallClock.LocalOf(view, from).PlusDays(-DaysAround), WallClock.LocalOf(view, now).PlusDays(DaysAround))
            .Select(run => (run, At: WallClock.InstantOf(view, run.At)))
            .Where(one => one.At > from);
    }

    // What is still of use is looked for also where it was looked before: a meeting can be moved so near that its scorecard
    // is due already. What is not is looked for once, so that it can be told that it was skipped.
    private static Instant From(View view, SeenSchedule seen, Instant now)
    {
        if (seen.Before is not { } before)
        {
            return now;
        }

        var since = Instant.Min(now, MomentOf(view, before.Since));
        var from = Instant.Min(MomentOf(view, before.Through), now - seen.Schedule.CatchUp - Instantly);
        return Instant.Max(Instant.Max(since, from), now - Duration.FromDays(DaysKept));
    }

    // Where the zone was agreed otherwise since, a wall-clock time may lie before the moment that was looked at and yet not
    // have come when it was.
    private static Instant MomentOf(View view, Looked looked) => Instant.Min(looked.At, WallClock.InstantOf(view, looked.Local));

    private async Task<RunRecord?> RunAsync(WorkspaceId workspace, Found one, View view, Instant now, CancellationToken cancellation)
    {
        var write = await one.Of.Schedule.PrepareAsync(workspace, one.Run, view, now, cancellation);
        var record = new RunRecord(one.Run, one.At, RunEnd.Done, now);
        var isDone = await books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                if (RunBook.HasDone(draft, one.Run))
                {
                    return false;
                }

                write(draft);
                RunBook.Put(draft, record);
                return true;
            },
            cancellation);
        return isDone ? record : null;
    }

    private async Task NoteAsync(WorkspaceId workspace, View view, Instant now, List<SeenSchedule> looks, List<RunRecord> skipped, CancellationToken cancellation)
    {
        var here = new Looked(now, WallClock.LocalOf(view, now));
        var noted = looks.Where(seen => seen.IsToNote(now, Noted)).ToList();
        if (noted.Count == 0)
        {
            return;
        }

        _ = await books.ChangeBooksAsync(
            workspace,
            draft =>
            {
                foreach (var record in skipped.Concat(noted.SelectMany(seen => seen.News)).Where(record => !RunBook.HasDone(draft, record.Run)))
                {
                    RunBook.Put(draft, record);
                }

                foreach (var seen in noted)
                {
                    LookBook.Put(draft, seen.Schedule.Name, seen.After(here));
                }

                // A clock that is wrong for a moment must not make it forget what was done.
                var through = noted.Min(seen => seen.Before?.Through.At ?? now);
                if (MonthOf(through) < MonthOf(now))
                {
                    RunBook.Prune(draft, through.InUtc().Date.PlusDays(-DaysKept));
                }

                return true;
            },
            cancellation);
    }

    private static int MonthOf(Instant moment) => moment.InUtc() is var date ? (date.Year * 12) + date.Month : 0;

    /// <summary>A run whose time has come.</summary>
    private sealed record Found(SeenSchedule Of, ScheduledRun Run, Instant At, int Order);
}
