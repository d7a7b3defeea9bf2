using LiteDB;
using NodaTime;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Posts;

/// <summary>Rows of the outbox as documents. Times are kept to the tick.</summary>
internal static class RowDocuments
{
    private const int LongestId = 1_000;
    private const int LongestVersion = 200;

    /// <summary>Refuses a new row that could not be read back as it is, or is not new.</summary>
    /// <exception cref="ArgumentException">A text of it is empty, too long or broken, or something has happened to it already.</exception>
    public static void Require(WorkspaceId workspace, OutboxRow row)
    {
        StorableText.Require(row.Key.Subject, LongestId, "The subject of a post");
        StorableText.Require(row.Key.Target.Tenant, LongestId, "The tenant that is posted to");
        StorableText.Require(row.Key.Target.Id, LongestId, "The place that is posted to");
        if (row.Key.Version.Length > 0)
        {
            StorableText.Require(row.Key.Version, LongestVersion, "The version of a post");
        }

        if (row.Workspace != workspace)
        {
            throw new ArgumentException($"A row of {row.Workspace} does not belong into the outbox of {workspace}.");
        }

        if (row is not { State: OutboxState.Ready, Tries: 0, Fence: 0, MessageId: null, EndedAt: null })
        {
            throw new ArgumentException("A new row of the outbox waits, and nothing has happened to it.");
        }
    }

    /// <summary>Refuses an end that could not be read back as it is.</summary>
    /// <exception cref="ArgumentException">A text of it is empty, too long or broken.</exception>
    public static void Require(OutboxEnd end)
    {
        var (text, what) = end switch
        {
            OutboxEnd.Sent sent => (sent.MessageId, "The id of a message"),
            OutboxEnd.Later later => (later.Reason, "A reason"),
            OutboxEnd.Uncertain uncertain => (uncertain.Reason, "A reason"),
            OutboxEnd.Dead dead => (dead.Reason, "A reason"),
            OutboxEnd.Dropped dropped => (dropped.Reason, "A reason"),
            _ => throw new ArgumentException("A row of the outbox does not end so.", nameof(end)),
        };
        if (text is not null)
        {
            StorableText.Require(text, LongestId, what);
        }
    }

    /// <summary>A row as it comes back from the file.</summary>
    public static OutboxRow ToTheTick(OutboxRow row) => row with
    {
        CreatedAt = ToTheTick(row.CreatedAt),
        NotBefore = ToTheTick(row.NotBefore),
        NotAfter = row.NotAfter is { } last ? ToTheTick(last) : null,
        LeaseUntil = row.LeaseUntil is { } lease ? ToTheTick(lease) : null,
        EndedAt = row.EndedAt is { } ended ? ToTheTick(ended) : null,
    };

    /// <summary>A row as a document.</summary>
    public static BsonDocument ToDocument(OutboxRow row) => new()
    {
        ["_id"] = Keys.OfPost(row.Workspace, row.Key),
        ["n"] = row.Number,
        ["kind"] = Codes.Of(row.Key.Kind),
        ["subject"] = row.Key.Subject,
        ["version"] = row.Key.Version,
        ["to"] = new BsonArray { Codes.Of(row.Key.Target.Platform), row.Key.Target.Tenant, row.Key.Target.Id, row.Key.Target.IsPerson },
        ["update"] = row.IsUpdate,
        ["repeat"] = row.IsRepeat,
        ["created"] = row.CreatedAt.ToUnixTimeTicks(),
        ["from"] = row.NotBefore.ToUnixTimeTicks(),
        ["until"] = ToValue(row.NotAfter),
        ["state"] = Codes.Of(row.State),
        ["tries"] = row.Tries,
        ["fence"] = row.Fence,
        ["begun"] = row.HasBegun,
        ["lease"] = ToValue(row.LeaseUntil),
        ["message"] = row.MessageId,
        ["reason"] = row.Reason,
        ["ended"] = ToValue(row.EndedAt),
    };

    /// <summary>Reads a row.</summary>
    public static OutboxRow ToRow(BsonDocument document)
    {
        var to = document["to"].AsArray;
        var target = new PostTarget(Codes.ToPlatform(to[0].AsString), to[1].AsString, to[2].AsString, to[3].AsBoolean);
        return new(
            Keys.WorkspaceOf(document["_id"].AsString),
            new(Codes.ToPostKind(document["kind"].AsString), document["subject"].AsString, document["version"].AsString, target))
        {
            Number = document["n"].AsInt64,
            IsUpdate = document["update"].AsBoolean,
            IsRepeat = document["repeat"].AsBoolean,
            CreatedAt = Instant.FromUnixTimeTicks(document["created"].AsInt64),
            NotBefore = Instant.FromUnixTimeTicks(document["from"].AsInt64),
            NotAfter = ToInstant(document["until"]),
            State = Codes.ToOutboxState(document["state"].AsString),
            Tries = document["tries"].AsInt32,
            Fence = document["fence"].AsInt64,
            HasBegun = document["begun"].AsBoolean,
            LeaseUntil = ToInstant(document["lease"]),
            MessageId = document["message"].AsString,
            Reason = document["reason"].AsString,
            EndedAt = ToInstant(document["ended"]),
        };
    }

    private static Instant ToTheTick(Instant time) => Instant.FromUnixTimeTicks(time.ToUnixTimeTicks());

    private static BsonValue ToValue(Instant? time) => time is { } known ? known.ToUnixTimeTicks() : BsonValue.Null;

    private static Instant? ToInstant(BsonValue value) => value.IsNull ? null : Instant.FromUnixTimeTicks(value.AsInt64);
}
