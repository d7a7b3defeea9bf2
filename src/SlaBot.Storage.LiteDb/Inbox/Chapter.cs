using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>An event that has ended.</summary>
/// <param name="Key">Its key.</param>
/// <param name="At">When it ended.</param>
/// <param name="End">How.</param>
internal readonly record struct EndedEvent(EventKey Key, Instant At, InboundState End);

/// <summary>Events that ended and were swept together: of each its key is remembered and nothing else.</summary>
/// <param name="Number">Its place among the chapters, and how its document is found.</param>
/// <param name="Until">When the last of them ended.</param>
/// <param name="Tally">How many ended otherwise than well.</param>
internal sealed record Chapter(long Number, Instant Until, InboxTally Tally)
{
    /// <summary>The chapter of some events.</summary>
    public static Chapter Of(long number, IReadOnlyList<EndedEvent> ended) => new(
        number,
        ended.Max(one => one.At),
        ended.Aggregate(new InboxTally(0, 0), (sum, one) => sum + InboxTally.Of(one.End)));

    /// <summary>Reads a chapter.</summary>
    public static Chapter Of(BsonDocument document) => new(
        document["n"].AsInt64, Instant.FromUnixTimeTicks(document["until"].AsInt64), new(document["uncertain"].AsInt64, document["dead"].AsInt64));

    /// <summary>The keys in a chapter's document.</summary>
    public static IReadOnlyList<EventKey> KeysIn(BsonDocument document)
    {
        var bytes = document["keys"].AsBinary;
        var keys = new EventKey[bytes.Length / EventKey.Bytes];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = EventKey.In(bytes.AsSpan(i * EventKey.Bytes));
        }

        return keys;
    }

    /// <summary>The chapter as a document.</summary>
    public BsonDocument ToDocument(WorkspaceId workspace, IReadOnlyList<EndedEvent> ended)
    {
        var bytes = new byte[ended.Count * EventKey.Bytes];
        for (var i = 0; i < ended.Count; i++)
        {
            ended[i].Key.WriteTo(bytes.AsSpan(i * EventKey.Bytes));
        }

        return new()
        {
            ["_id"] = Keys.OfNumber(workspace, Number),
            ["n"] = Number,
            ["until"] = Until.ToUnixTimeTicks(),
            ["uncertain"] = Tally.Uncertain,
            ["dead"] = Tally.Dead,
            ["keys"] = bytes,
        };
    }
}
