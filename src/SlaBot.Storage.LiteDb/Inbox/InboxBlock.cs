using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>An event as it is kept.</summary>
/// <param name="Number">Its place in the order of acceptance, among those of all workspaces.</param>
/// <param name="Event">The event.</param>
/// <param name="State">How far it was when the block was written; later blocks may know more.</param>
internal sealed record KeptEvent(long Number, InboundEvent Event, InboundState State);

/// <summary>
/// What one commit said of the events of one workspace. Blocks are only ever added, so that a commit writes one document
/// however many events it concerns, until <see cref="Sweep"/> takes the old ones away.
/// </summary>
/// <param name="Number">Its place among all blocks and events.</param>
/// <param name="At">When it was written.</param>
/// <param name="Events">The events that were accepted, in this order.</param>
/// <param name="Marks">The new states of events that earlier blocks hold, by the numbers of the events.</param>
internal sealed record InboxBlock(long Number, Instant At, IReadOnlyList<KeptEvent> Events, IReadOnlyList<(long Event, InboundState State)> Marks)
{
    /// <summary>The block as a document.</summary>
    public BsonDocument ToDocument(WorkspaceId workspace) => new()
    {
        ["_id"] = Keys.OfNumber(workspace, Number),
        ["n"] = Number,
        ["at"] = At.ToUnixTimeTicks(),
        ["in"] = new BsonArray(Events.Select(ToArray)),
        ["to"] = new BsonArray(Marks.Select(mark => new BsonArray { mark.Event, Codes.Of(mark.State) })),
    };

    /// <summary>Reads a block.</summary>
    public static InboxBlock Of(WorkspaceId workspace, BsonDocument document) => new(
        document["n"].AsInt64,
        Instant.FromUnixTimeTicks(document["at"].AsInt64),
        [.. document["in"].AsArray.Select(kept => ToEvent(workspace, kept.AsArray))],
        [.. document["to"].AsArray.Select(mark => (mark[0].AsInt64, Codes.ToState(mark[1].AsString)))]);

    private static BsonArray ToArray(KeptEvent kept) =>
    [
        kept.Number,
        Codes.Of(kept.State),
        Codes.Of(kept.Event.Platform),
        kept.Event.Key,
        kept.Event.Lane,
        kept.Event.ReceivedAt.ToUnixTimeTicks(),
        kept.Event.Body.ToArray(),
    ];

    private static KeptEvent ToEvent(WorkspaceId workspace, BsonArray kept) => new(
        kept[0].AsInt64,
        new(workspace, Codes.ToPlatform(kept[2].AsString), kept[3].AsString, kept[4].AsString, Instant.FromUnixTimeTicks(kept[5].AsInt64), kept[6].AsBinary),
        Codes.ToState(kept[1].AsString));
}
