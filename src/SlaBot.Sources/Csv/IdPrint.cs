using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SlaBot.Sources.Csv;

/// <summary>
/// Eight bytes that stand for an id, so that millions fit into memory. The same in every process and, other than a hash
/// code, practically never the same for two ids: a row that is no repeat keeps its place in every import.
/// </summary>
internal static class IdPrint
{
    public static long Of(ReadOnlySpan<char> id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
