using LiteDB;
using SlaBot.Conversation.Channels;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>People as parts of documents.</summary>
internal static class People
{
    private const int LongestId = 1_000;

    /// <summary>Refuses a person that could not be read back.</summary>
    /// <exception cref="ArgumentException">An id is empty, too long or broken.</exception>
    public static void Require(Person person)
    {
        StorableText.Require(person.Tenant, LongestId, "The tenant of a person");
        StorableText.Require(person.Id, LongestId, "The id of a person");
    }

    /// <summary>A person as a part of a document.</summary>
    public static BsonArray ToArray(Person person) => [Codes.Of(person.Platform), person.Tenant, person.Id];

    /// <summary>Reads a person.</summary>
    public static Person ToPerson(BsonArray person) => new(Codes.ToPlatform(person[0].AsString), person[1].AsString, person[2].AsString);
}
