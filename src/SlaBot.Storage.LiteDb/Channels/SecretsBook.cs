using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using NodaTime;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>The random keys of the installation. Everything but <see cref="TryGetKnown"/> belongs to the writer's thread.</summary>
internal sealed class SecretsBook(DataFile file) : IBook<SecretsDraft>
{
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <summary>A key that is durable and was asked for before. Any thread may ask.</summary>
    public bool TryGetKnown(string name, [MaybeNullWhen(false)] out byte[] key) => known.TryGetValue(name, out key);

    /// <summary>The key of a name, or null before it is made.</summary>
    public byte[]? Find(string name) =>
        known.TryGetValue(name, out var key) ? key
        : file.Find(Collections.Secrets, name) is { } document ? known[name] = document["key"].AsBinary
        : null;

    /// <inheritdoc/>
    public SecretsDraft Begin() => new(file, this);

    /// <summary>Shows readers a key that is durable.</summary>
    public void Show(string name, byte[] key) => known[name] = key;
}

/// <summary>The keys that one commit makes.</summary>
internal sealed class SecretsDraft(DataFile file, SecretsBook book) : Draft
{
    private const int KeyBytes = 32;

    private readonly Dictionary<string, byte[]> made = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool HasNews => made.Count > 0;

    /// <summary>The key of a name.</summary>
    public byte[] Key(string name) =>
        book.Find(name) ?? (made.TryGetValue(name, out var key) ? key : made[name] = RandomNumberGenerator.GetBytes(KeyBytes));

    /// <inheritdoc/>
    public override void Write(Instant now) => file.Insert(
        Collections.Secrets, made.Select(one => new LiteDB.BsonDocument { ["_id"] = one.Key, ["key"] = one.Value }));

    /// <inheritdoc/>
    public override void Publish()
    {
        foreach (var (name, key) in made)
        {
            book.Show(name, key);
        }
    }
}
