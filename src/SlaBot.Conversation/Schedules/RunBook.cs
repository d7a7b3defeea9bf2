using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>
/// The book of what became of the runs: one entry a run, under its schedule and its wall-clock time, so that none is done
/// twice. Beside it stands what was done about each subject.
/// </summary>
public static class RunBook
{
    /// <summary>The name of the book.</summary>
    public const string Name = "runs";

    private const string Subjects = "run-subjects";
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;
    private static readonly InstantPattern Moment = InstantPattern.ExtendedIso;

    /// <summary>What became of the runs of all schedules, schedule by schedule in the order of their times.</summary>
    public static async ValueTask<IReadOnlyList<RunRecord>> ReadAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await books.EntriesAsync(workspace, Name, cancellation)).Select(Of)];

    /// <summary>Whether a schedule has done what it has to do about a subject.</summary>
    public static async ValueTask<bool> HasDoneAsync(IBookStore books, WorkspaceId workspace, string schedule, string subject, CancellationToken cancellation) =>
        await books.FindEntryAsync(workspace, Subjects, $"{schedule} {subject}", cancellation) is not null;

    /// <summary>What became of a run, or null where nothing did yet.</summary>
    internal static async ValueTask<RunRecord?> FindAsync(IBookStore books, WorkspaceId workspace, ScheduledRun run, CancellationToken cancellation) =>
        await books.FindEntryAsync(workspace, Name, IdOf(run), cancellation) is { } entry ? Of(entry) : null;

    /// <summary>Whether a run, or another about the same, was done, in a book that is being changed.</summary>
    internal static bool HasDone(IBookDraft draft, ScheduledRun run) =>
        (draft.Find(Name, IdOf(run)) is { } entry && Of(entry).End == RunEnd.Done) || (run.Subject.Length > 0 && draft.Find(Subjects, SubjectOf(run)) is not null);

    /// <summary>Notes what became of a run.</summary>
    internal static void Put(IBookDraft draft, RunRecord record)
    {
        draft.Put(new(Name, IdOf(record.Run), JsonSerializer.SerializeToUtf8Bytes(
            new RunEntry(
                record.Run.Schedule,
                Local.Format(record.Run.At),
                record.Run.Subject,
                Moment.Format(record.DueAt),
                record.End,
                Moment.Format(record.At),
                record.Error),
            RunJson.Default.RunEntry)));
        if (record.End == RunEnd.Done && record.Run.Subject.Length > 0)
        {
            draft.Put(new(Subjects, SubjectOf(record.Run), JsonSerializer.SerializeToUtf8Bytes(Local.Format(record.Run.At), RunJson.Default.String)));
        }
    }

    /// <summary>Forgets the runs that were due before a day.</summary>
    internal static void Prune(IBookDraft draft, LocalDate before)
    {
        foreach (var run in draft.All(Name).Where(entry => TimeIn(entry.Id).Date < before).Select(entry => Of(entry).Run).ToList())
        {
            draft.Remove(Name, IdOf(run));
            draft.Remove(Subjects, SubjectOf(run));
        }
    }

    private static string IdOf(ScheduledRun run) => $"{run.Schedule} {Local.Format(run.At)}";

    private static string SubjectOf(ScheduledRun run) => $"{run.Schedule} {run.Subject}";

    private static LocalDateTime TimeIn(string id) => Local.Parse(id[(id.LastIndexOf(' ') + 1)..]).Value;

    private static RunRecord Of(BookEntry entry)
    {
        var run = JsonSerializer.Deserialize(entry.Json.Span, RunJson.Default.RunEntry)!;
        return new(new(run.Schedule, Local.Parse(run.Local).Value, run.Subject), Moment.Parse(run.DueAt).Value, run.End, Moment.Parse(run.At).Value) { Error = run.Error };
    }
}

internal sealed record RunEntry(string Schedule, string Local, string Subject, string DueAt, RunEnd End, string At, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunEntry))]
[JsonSerializable(typeof(string))]
internal sealed partial class RunJson : JsonSerializerContext;
