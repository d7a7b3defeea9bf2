using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>An event that has ended.</summary>
/// <param name="Number">Its place in the order of acceptance.</param>
/// <param name="Key">Its key.</param>
/// <param name="At">When it ended.</param>
/// <param name="End">How.</param>
internal readonly record struct EndedEvent(long Number, EventKey Key, Instant At, InboundState End);

/// <summary>Events that ended within a day: of each its key is remembered and nothing else.</summary>
/// <param name="Number">Its place among the chapters, and how its document is found.</param>
/// <param name="Since">When the first of them ended.</param>
/// <param name="Until">When the last of them ended.</param>
/// <param name="Keys">How many they are.</param>
/// <param name="Tally">How many ended otherwise than well.</param>
internal sealed record Chapter(long Number, Instant Since, Instant Until, int Keys, InboxTally Tally)
{
    private const int ManyKeys = 250;

    /// <summary>Whether more events belong into it.</summary>
    public bool Takes(Instant now) => Keys < ManyKeys && now - Since < Duration.FromDays(1);

    /// <summary>An empty chapter.</summary>
    public static Chapter Blank(long number) => new(number, Instant.MaxValue, Instant.MinValue, 0, new(0, 0));

    /// <summary>The chapter with more events.</summary>
    public Chapter With(IReadOnlyList<EndedEvent> ended) => new(
        Number,
        Instant.Min(Since, ended.Min(one => one.At)),
        Instant.Max(Until, ended.Max(one => one.At)),
        Keys + ended.Count,
        ended.Aggregate(Tally, (sum, one) => sum + InboxTally.Of(one.End)));

    /// <summary>Reads a chapter.</summary>
    public static Chapter Of(BsonDocument document) => new(
        document["n"].AsInt64,
        Instant.FromUnixTimeTicks(document["since"].AsInt64),
        Instant.FromUnixTimeTicks(document["until"].AsInt64),
        document["keys"].AsBinary.Length / EventKey.Bytes,
        new(document["uncertain"].AsInt64, document["dead"].AsInt64));

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
    public BsonDocument ToDocument(WorkspaceId workspace, IEnumerable<EventKey> keys)
    {
        var (bytes, at) = (new byte[Keys * EventKey.Bytes], 0);
        foreach (var key in keys)
        {
            key.WriteTo(bytes.AsSpan(at));
            at += EventKey.Bytes;
        }

        return new()
        {
            ["_id"] = Files.Keys.OfNumber(workspace, Number),
            ["n"] = Number,
            ["since"] = Since.ToUnixTimeTicks(),
            ["until"] = Until.ToUnixTimeTicks(),
            ["uncertain"] = Tally.Uncertain,
            ["dead"] = Tally.Dead,
            ["keys"] = bytes,
        };
    }
}
