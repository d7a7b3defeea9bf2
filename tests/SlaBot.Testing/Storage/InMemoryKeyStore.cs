using System.Collections.Concurrent;
using System.Security.Cryptography;
using SlaBot.Conversation.Storage;

namespace SlaBot.Testing.Storage;

/// <summary>Keys that are forgotten when the test ends.</summary>
public sealed class InMemoryKeyStore : IKeyStore
{
    private const int LongestName = 200;
    private const int KeyBytes = 32;

    private readonly ConcurrentDictionary<string, Lazy<byte[]>> keys = new(StringComparer.Ordinal);

    public Task<byte[]> KeyAsync(string name, CancellationToken cancellation)
    {
        InMemoryText.Require(name, LongestName);
        return Task.FromResult<byte[]>([.. keys.GetOrAdd(name, _ => new(() => RandomNumberGenerator.GetBytes(KeyBytes))).Value]);
    }
}
