using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace SlaBot.Webhooks;

/// <summary>What of a delivery its signature is about, as Standard Webhooks has it.</summary>
/// <param name="Ids">The headers <c>webhook-id</c>.</param>
/// <param name="Timestamps">The headers <c>webhook-timestamp</c>.</param>
/// <param name="Signatures">The headers <c>webhook-signature</c>.</param>
/// <param name="Body">The bytes as they came.</param>
/// <param name="Keys">The keys that may have signed it.</param>
/// <param name="Now">The seconds since 1970.</param>
internal sealed record SignedDelivery(StringValues Ids, StringValues Timestamps, StringValues Signatures, ReadOnlyMemory<byte> Body, IReadOnlyList<byte[]> Keys, long Now)
{
    private const string Version = "v1,";
    private const int LongestId = 200;
    private const int LongestTimestamp = 12;
    private const int SignatureLength = 44; // 32 bytes in base64

    /// <summary>Gets the one id, or null where there is none or several: then it is not for us to choose.</summary>
    public string? Id => Ids is { Count: 1 } one ? one[0] : null;

    /// <summary>Gets whether the id is a plain word. A full stop would let what is signed be cut in another place.</summary>
    public bool HasPlainId => Id is { Length: > 0 and <= LongestId } id && !id.AsSpan().ContainsAnyExceptInRange('!', '~') && !id.Contains('.', StringComparison.Ordinal);

    /// <summary>Gets when it was signed, in seconds since 1970, or null where that is not told in plain digits.</summary>
    public long? SignedAt => Timestamps is { Count: 1 } one && one[0] is { Length: > 0 and <= LongestTimestamp } digits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
        ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Gets the signatures of the version that is known, of the one header.</summary>
    public IReadOnlyList<string> Told => Signatures is { Count: 1 } one && one[0] is { } header
        ? [.. header.Split(' ').Where(part => part.Length == Version.Length + SignatureLength && part.StartsWith(Version, StringComparison.Ordinal)).Select(part => part[Version.Length..])]
        : [];

    /// <summary>Makes the signature of a delivery.</summary>
    public static string Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return $"{Version}{Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    /// <summary>Whether a key made one of the signatures. All are tried, and compared in a time that tells nothing.</summary>
    public bool IsSigned()
    {
        var told = Told.Select(Encoding.UTF8.GetBytes).ToList();
        var isSigned = false;
        foreach (var key in Keys)
        {
            var made = Encoding.UTF8.GetBytes(Sign(key, Id ?? "", Timestamps.ToString(), Body.Span)[Version.Length..]);
            foreach (var one in told)
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(made, one);
            }
        }

        return isSigned;
    }
}
