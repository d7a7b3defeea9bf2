using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>A moment, and what the wall clock of the agreement showed then: where the zone changes, both are needed.</summary>
/// <param name="At">The moment.</param>
/// <param name="Local">What the wall clock showed.</param>
internal sealed record Looked(Instant At, LocalDateTime Local);

/// <summary>How far a schedule of a workspace was looked at.</summary>
/// <param name="Since">When it was first looked at: nothing before counts.</param>
/// <param name="Through">Up to when it was looked at.</param>
internal sealed record Look(Looked Since, Looked Through);

/// <summary>The book of how far the schedules of a workspace were looked at: one entry a schedule.</summary>
internal static class LookBook
{
    private static readonly TypedBook<LookEntry> Entries = new("schedules", LookJson.Default.LookEntry);

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;
    private static readonly InstantPattern Moment = InstantPattern.ExtendedIso;

    /// <summary>How far a schedule was looked at, or null where it never was.</summary>
    public static async ValueTask<Look?> FindAsync(IBookStore books, WorkspaceId workspace, string schedule, CancellationToken cancellation) =>
        await Entries.FindAsync(books, workspace, schedule, cancellation) is { } look
                ? new(Of(look.Since, look.SinceLocal), Of(look.Through, look.ThroughLocal))
                : null;

    /// <summary>Notes how far a schedule was looked at.</summary>
    public static void Put(IBookDraft draft, string schedule, Look look) => Entries.Put(
        draft,
        schedule,
        new(Moment.Format(look.Since.At), Local.Format(look.Since.Local), Moment.Format(look.Through.At), Local.Format(look.Through.Local)));

    private static Looked Of(string at, string local) => new(Moment.Parse(at).Value, Local.Parse(local).Value);
}

internal sealed record LookEntry(string Since, string SinceLocal, string Through, string ThroughLocal);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LookEntry))]
internal sealed partial class LookJson : JsonSerializerContext;
