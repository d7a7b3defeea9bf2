using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Places as documents.</summary>
internal static class ConversationDocuments
{
    private const int LongestId = 1_000;
    private const int LongestReference = 100_000;

    /// <summary>Refuses a place that could not be read back as it is.</summary>
    /// <exception cref="ArgumentException">A text of it is empty, too long or broken.</exception>
    public static void Require(ChannelConversation place)
    {
        StorableText.Require(place.Id, LongestId, "The id of a conversation");
        StorableText.Require(place.Tenant, LongestId, "The tenant of a conversation");
        StorableText.Require(place.Reference, LongestReference, "The reference of a conversation");
        StorableText.Require(place.Language, LongestId, "The language of a conversation");
        StorableText.RequireWellFormed(place.Name, "The name of a conversation");
        StorableText.RequireWellFormed(place.Team, "The team of a conversation");
        StorableText.RequireWellFormed(place.WelcomedBy, "The event that earned the welcome");
        if (place.InstalledBy is { } person)
        {
            People.Require(person);
        }
    }

    /// <summary>A place as a document.</summary>
    public static BsonDocument ToDocument(ChannelConversation place) => new()
    {
        ["_id"] = Keys.OfConversation(place.Workspace, place.Platform, place.Id),
        ["platform"] = Codes.Of(place.Platform),
        ["id"] = place.Id,
        ["scope"] = Codes.Of(place.Scope),
        ["tenant"] = place.Tenant,
        ["reference"] = place.Reference,
        ["name"] = place.Name,
        ["team"] = place.Team,
        ["language"] = place.Language,
        ["by"] = place.InstalledBy is { } person ? People.ToArray(person) : BsonValue.Null,
        ["posts"] = new BsonArray(place.Posts.Select(kind => new BsonValue(Codes.Of(kind)))),
        ["welcomed"] = place.WelcomedBy,
        ["seen"] = place.SeenAt.ToUnixTimeTicks(),
        ["left"] = place.LeftAt is { } left ? left.ToUnixTimeTicks() : BsonValue.Null,
    };

    /// <summary>Reads a place.</summary>
    public static ChannelConversation ToConversation(WorkspaceId workspace, BsonDocument document) =>
        new(workspace, Codes.ToPlatform(document["platform"].AsString), document["id"].AsString, Codes.ToScope(document["scope"].AsString))
        {
            Tenant = document["tenant"].AsString,
            Reference = document["reference"].AsString,
            Name = document["name"].AsString,
            Team = document["team"].AsString,
            Language = document["language"].AsString,
            InstalledBy = document["by"] is { IsNull: false } person ? People.ToPerson(person.AsArray) : null,
            Posts = [.. document["posts"].AsArray.Select(kind => Codes.ToKind(kind.AsString))],
            WelcomedBy = document["welcomed"].AsString,
            SeenAt = Instant.FromUnixTimeTicks(document["seen"].AsInt64),
            LeftAt = document["left"] is { IsNull: false } left ? Instant.FromUnixTimeTicks(left.AsInt64) : null,
        };
}
