using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;
using SlaBot.Channels.Inbound;

namespace SlaBot.Teams.Inbound;

/// <summary>The keys of the channel at one time, by their names. It never changes: a newer list takes its place whole.</summary>
internal sealed class KeyList
{
    private readonly FrozenDictionary<string, SigningKey> keys;

    private KeyList(IEnumerable<SigningKey> keys) => this.keys = keys.ToFrozenDictionary(key => key.Rsa.KeyId, StringComparer.Ordinal);

    /// <summary>Gets the list before any was fetched.</summary>
    public static KeyList Empty { get; } = new([]);

    /// <summary>Gets how many keys there are.</summary>
    public int Count => keys.Count;

    /// <summary>Takes the keys that may verify a token. Where several have one name, none of them is taken: a name means one key.</summary>
    public static KeyList Of(JsonWebKeySet set, IReadOnlyList<Rule<JsonWebKey>>? rules = null) => new(set.Keys
        .Select(key => SigningKey.Of(key, rules ?? SigningKey.Rules))
        .OfType<SigningKey>()
        .GroupBy(key => key.Rsa.KeyId, StringComparer.Ordinal)
        .Where(ofOneName => ofOneName.Count() == 1)
        .Select(ofOneName => ofOneName.Single()));

    /// <summary>The key of that name, or null; no other is ever tried.</summary>
    public SigningKey? Find(string name) => keys.GetValueOrDefault(name);
}
