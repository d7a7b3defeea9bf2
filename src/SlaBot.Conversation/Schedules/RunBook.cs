using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>The book of what became of the runs: one entry a run, under its schedule and its wall-clock time, so that none is done twice.</summary>
public static class RunBook
{
    /// <summary>The name of the book.</summary>
    public const string Name = "runs";

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;
    private static readonly InstantPattern Moment = InstantPattern.ExtendedIso;

    /// <summary>What became of the runs of all schedules, schedule by schedule in the order of their times.</summary>
    public static async ValueTask<IReadOnlyList<RunRecord>> ReadAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation) =>
        [.. (await books.EntriesAsync(workspace, Name, cancellation)).Select(Of)];

    /// <summary>What became of a run, or null where nothing did yet.</summary>
    internal static async ValueTask<RunRecord?> FindAsync(IBookStore books, WorkspaceId workspace, ScheduledRun run, CancellationToken cancellation) =>
        await books.FindEntryAsync(workspace, Name, IdOf(run), cancellation) is { } entry ? Of(entry) : null;

    /// <summary>What became of a run, in a book that is being changed.</summary>
    internal static RunRecord? Find(IBookDraft draft, ScheduledRun run) => draft.Find(Name, IdOf(run)) is { } entry ? Of(entry) : null;

    /// <summary>What became of all runs, in a book that is being changed.</summary>
    internal static IEnumerable<RunRecord> All(IBookDraft draft) => draft.All(Name).Select(Of);

    /// <summary>Whether one of some runs was about the same as another.</summary>
    internal static bool HaveDone(IEnumerable<RunRecord> records, ScheduledRun run) =>
        records.Any(known => known.End == RunEnd.Done && known.Run.Schedule == run.Schedule && (known.Run.At == run.At || (run.Subject.Length > 0 && known.Run.Subject == run.Subject)));

    /// <summary>Notes what became of a run.</summary>
    internal static void Put(IBookDraft draft, RunRecord record) => draft.Put(new(Name, IdOf(record.Run), JsonSerializer.SerializeToUtf8Bytes(
        new RunEntry(
            record.Run.Schedule,
            Local.Format(record.Run.At),
            record.Run.Subject,
            Moment.Format(record.DueAt),
            record.End,
            Moment.Format(record.At),
            record.Error),
        RunJson.Default.RunEntry)));

    /// <summary>Forgets the runs that were due before a moment.</summary>
    internal static void Prune(IBookDraft draft, Instant before)
    {
        foreach (var old in All(draft).Where(record => record.DueAt < before).ToList())
        {
            draft.Remove(Name, IdOf(old.Run));
        }
    }

    private static string IdOf(ScheduledRun run) => $"{run.Schedule} {Local.Format(run.At)}";

    private static RunRecord Of(BookEntry entry)
    {
        var run = JsonSerializer.Deserialize(entry.Json.Span, RunJson.Default.RunEntry)!;
        return new(new(run.Schedule, Local.Parse(run.Local).Value, run.Subject), Moment.Parse(run.DueAt).Value, run.End, Moment.Parse(run.At).Value) { Error = run.Error };
    }
}

internal sealed record RunEntry(string Schedule, string Local, string Subject, string DueAt, RunEnd End, string At, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunEntry))]
internal sealed partial class RunJson : JsonSerializerContext;
