using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Schedules;

/// <summary>That a meeting was moved or called off: by whom, when, and what was so before.</summary>
/// <param name="Meeting">The meeting, and when it is held instead.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Name">What to call that person, or null.</param>
/// <param name="At">When it was moved.</param>
public sealed record MeetingMove(MovedMeeting Meeting, Person By, string? Name, Instant At)
{
    /// <summary>Gets what an earlier move had made of the meeting, or null where the rule stood: what undoing brings back.</summary>
    public MovedMeeting? Before { get; init; }
}

/// <summary>The book of the meetings that were moved or called off, one entry a meeting, under the time that the rule has it.</summary>
public static class MeetingBook
{
    /// <summary>The name of the book.</summary>
    public const string Name = "meetings";

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.GeneralIso;
    private static readonly InstantPattern Moment = InstantPattern.ExtendedIso;

    /// <summary>The meetings that were moved or called off.</summary>
    public static async ValueTask<MovedMeetings> ReadAsync(IBookStore books, WorkspaceId workspace, CancellationToken cancellation)
    {
        var entries = await books.EntriesAsync(workspace, Name, cancellation);
        return entries.Count == 0 ? MovedMeetings.None : new(entries.Select(entry => Of(entry).Meeting));
    }

    /// <summary>What was made of a meeting of the rule, in a book that is being changed; null where the rule stands.</summary>
    public static MeetingMove? Find(IBookDraft draft, LocalDateTime ruleAt) => draft.Find(Name, Local.Format(ruleAt)) is { } entry ? Of(entry) : null;

    /// <summary>Writes a move, in the place of an earlier one of the same meeting.</summary>
    public static void Put(IBookDraft draft, MeetingMove move) => draft.Put(new(Name, Local.Format(move.Meeting.RuleAt), JsonSerializer.SerializeToUtf8Bytes(
        new MoveEntry(
            TextOf(move.Meeting.To),
            move.By.Platform,
            move.By.Tenant,
            move.By.Id,
            move.Name,
            Moment.Format(move.At),
            move.Before is null ? null : new(TextOf(move.Before.To))),
        MoveJson.Default.MoveEntry)));

    /// <summary>Has a meeting be held again when the rule has it.</summary>
    public static void Remove(IBookDraft draft, LocalDateTime ruleAt) => draft.Remove(Name, Local.Format(ruleAt));

    private static MeetingMove Of(BookEntry entry)
    {
        var ruleAt = Local.Parse(entry.Id).Value;
        var move = JsonSerializer.Deserialize(entry.Json.Span, MoveJson.Default.MoveEntry)!;
        return new(new(ruleAt, TimeOf(move.To)), new(move.Platform, move.Tenant, move.Person), move.Name, Moment.Parse(move.At).Value)
        {
            Before = move.Before is { } before ? new(ruleAt, TimeOf(before.To)) : null,
        };
    }

    private static string? TextOf(LocalDateTime? at) => at is { } time ? Local.Format(time) : null;

    private static LocalDateTime? TimeOf(string? text) => text is null ? null : Local.Parse(text).Value;
}

internal sealed record MoveEntry(string? To, Platform Platform, string Tenant, string Person, string? Name, string At, EarlierMove? Before);

internal sealed record EarlierMove(string? To);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MoveEntry))]
internal sealed partial class MoveJson : JsonSerializerContext;
