using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Members as documents.</summary>
internal static class MemberDocuments
{
    /// <summary>Refuses a member that could not be read back.</summary>
    /// <exception cref="ArgumentException">A text of it is empty, too long or broken.</exception>
    public static void Require(Member member)
    {
        People.Require(member.Person);
        StorableText.RequireWellFormed(member.Name, "The name of a member");
        StorableText.RequireWellFormed(member.Email, "The e-mail address of a member");
    }

    /// <summary>A member as a document.</summary>
    public static BsonDocument ToDocument(WorkspaceId workspace, Member member) => new()
    {
        ["_id"] = Keys.OfPerson(workspace, member.Person),
        ["person"] = People.ToArray(member.Person),
        ["name"] = member.Name,
        ["email"] = member.Email,
        ["admin"] = member.IsAdmin,
        ["log"] = member.MayLog,
        ["signs"] = new BsonArray(member.SignsFor.Select(party => new BsonValue(party.Value))),
        ["owns"] = new BsonArray(member.Owns.Select(kpi => new BsonValue(kpi.Value))),
        ["asked"] = member.AskedForAccessAt is { } asked ? asked.ToUnixTimeTicks() : BsonValue.Null,
    };

    /// <summary>Reads a member.</summary>
    public static Member ToMember(BsonDocument document) => new(People.ToPerson(document["person"].AsArray), document["name"].AsString)
    {
        Email = document["email"] is { IsNull: false } email ? email.AsString : null,
        IsAdmin = document["admin"].AsBoolean,
        MayLog = document["log"].AsBoolean,
        SignsFor = [.. document["signs"].AsArray.Select(party => new PartyId(party.AsString))],
        Owns = document["owns"] is { IsArray: true } owns ? [.. owns.AsArray.Select(kpi => new KpiId(kpi.AsString))] : [],
        AskedForAccessAt = document["asked"] is { IsNull: false } asked ? Instant.FromUnixTimeTicks(asked.AsInt64) : null,
    };
}
