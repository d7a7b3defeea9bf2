using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SlaBot.Storage.LiteDb.Inbox;

/// <summary>
/// The first 128 bits of the SHA-256 of an event's key: small enough to remember millions of them in memory, and nobody
/// can make two keys that share them.
/// </summary>
internal readonly record struct EventKey(ulong High, ulong Low)
{
    /// <summary>How many bytes it takes up.</summary>
    public const int Bytes = 16;

    /// <summary>The hash of a key.</summary>
    public static EventKey Of(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return In(hash);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    public static EventKey In(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Writes its bytes.</summary>
    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)Low);
}
