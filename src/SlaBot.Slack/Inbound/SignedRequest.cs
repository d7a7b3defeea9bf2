using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace SlaBot.Slack.Inbound;

/// <summary>What of a request its signature is about.</summary>
/// <param name="Timestamps">The headers <c>X-Slack-Request-Timestamp</c>.</param>
/// <param name="Signatures">The headers <c>X-Slack-Signature</c>.</param>
/// <param name="Body">The bytes as they came.</param>
/// <param name="Secrets">The secrets that may have signed it.</param>
/// <param name="Now">The seconds since 1970.</param>
internal sealed record SignedRequest(StringValues Timestamps, StringValues Signatures, ReadOnlyMemory<byte> Body, IReadOnlyList<string> Secrets, long Now)
{
    private const string Version = "v0";
    private const int LongestTimestamp = 12;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Gets the one timestamp, or null where there is none or several: then it is not for us to choose.</summary>
    public string? Timestamp => Timestamps is { Count: 1 } one ? one[0] : null;

    /// <summary>Gets the one signature, likewise.</summary>
    public string? Signature => Signatures is { Count: 1 } one ? one[0] : null;

    /// <summary>Gets when it was signed, in seconds since 1970, or null where that is not told in plain digits.</summary>
    public long? SignedAt => Timestamp is { Length: > 0 and <= LongestTimestamp } digits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
        ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Gets the 32 bytes that the signature says, or null where it is not <c>v0=</c> and 64 digits in lower case.</summary>
    public byte[]? Told => Signature is { Length: 67 } text && text.StartsWith($"{Version}=", StringComparison.Ordinal)
        && text.AsSpan(3).IndexOfAnyExcept(Digits) < 0
        ? Convert.FromHexString(text.AsSpan(3))
        : null;

    /// <summary>Whether a secret made the signature. Every secret is tried, and compared in a time that tells nothing.</summary>
    public bool IsSigned()
    {
        if (Told is not { } told)
        {
            return false;
        }

        var start = Encoding.UTF8.GetBytes($"{Version}:{Timestamp}:");
        Span<byte> made = stackalloc byte[32];
        var isSigned = false;
        foreach (var secret in Secrets)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hash.AppendData(start);
            hash.AppendData(Body.Span);
            _ = hash.GetHashAndReset(made);
            isSigned |= CryptographicOperations.FixedTimeEquals(made, told);
        }

        return isSigned;
    }
}
