using LiteDB;
using NodaTime;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>What a data file says of itself.</summary>
/// <param name="Schema">The version of its layout; see <see cref="Migration"/>.</param>
/// <param name="Created">When it was made.</param>
internal sealed record Identity(int Schema, Instant Created)
{
    private const string Key = "slabot";
    private const string Format = "SlaBot data";

    /// <summary>The identity in a file, or null where there is none.</summary>
    public static Identity? In(DataFile file) =>
        file.Find(Collections.Identity, Key) is { } document && document["format"] is { IsString: true } format && format.AsString == Format
            ? new(document["schema"].AsInt32, Instant.FromUnixTimeTicks(document["created"].AsInt64))
            : null;

    /// <summary>Writes the identity into a file.</summary>
    public void WriteTo(DataFile file) => file.Put(Collections.Identity, new BsonDocument
    {
        ["_id"] = Key,
        ["format"] = Format,
        ["schema"] = Schema,
        ["created"] = Created.ToUnixTimeTicks(),
    });
}
