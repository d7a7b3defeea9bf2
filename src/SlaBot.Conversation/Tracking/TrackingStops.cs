using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tracking;

/// <summary>Who does not want to hear about stale and missing numbers: for a while, or at all.</summary>
public static class TrackingStops
{
    private static readonly TypedBook<TrackingStop> Entries = new("tracking-stops", TrackingStopJson.Default.TrackingStop);

    /// <summary>Notes that a person is to be left in peace.</summary>
    /// <param name="books">The books.</param>
    /// <param name="workspace">Whose numbers they are about.</param>
    /// <param name="person">Who.</param>
    /// <param name="until">The first day on which the person may be told again; null for never.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public static Task StopAsync(IBookStore books, WorkspaceId workspace, PostTarget person, LocalDate? until, CancellationToken cancellation) => books.ChangeBooksAsync(
        workspace,
        draft =>
        {
            Entries.Put(draft, IdOf(person), new(until is { } day ? LocalDatePattern.Iso.Format(day) : null));
            return true;
        },
        cancellation);

    /// <summary>Notes that a person wants to be told again.</summary>
    public static Task ResumeAsync(IBookStore books, WorkspaceId workspace, PostTarget person, CancellationToken cancellation) => books.ChangeBooksAsync(
        workspace,
        draft =>
        {
            Entries.Remove(draft, IdOf(person));
            return true;
        },
        cancellation);

    /// <summary>Whether a person is to be left in peace on a day.</summary>
    internal static bool IsStopped(IBookDraft draft, PostTarget person, LocalDate today) => Holds(Entries.Find(draft, IdOf(person)), today);

    /// <inheritdoc cref="IsStopped"/>
    internal static async ValueTask<bool> IsStoppedAsync(IBookStore books, WorkspaceId workspace, PostTarget person, LocalDate today, CancellationToken cancellation) =>
        Holds(await Entries.FindAsync(books, workspace, IdOf(person), cancellation), today);

    private static bool Holds(TrackingStop? stop, LocalDate today) =>
        stop is not null && (stop.Until is not { } until || today < LocalDatePattern.Iso.Parse(until).Value);

    private static string IdOf(PostTarget person) => $"{person.Platform}:{person.Tenant}:{person.Id}";
}

internal sealed record TrackingStop(string? Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrackingStop))]
internal sealed partial class TrackingStopJson : JsonSerializerContext;
