using System.Numerics;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SlaBot.Channels.Inbound;

namespace SlaBot.Teams.Inbound;

/// <summary>A key of the channel and the channels that it speaks for.</summary>
/// <param name="Rsa">The public key; it bears its name.</param>
/// <param name="Endorsements">The channels, such as <c>msteams</c>; a key without any speaks for none.</param>
internal sealed record SigningKey(RsaSecurityKey Rsa, IReadOnlyList<string> Endorsements)
{
    private const int FewestBits = 2048;

    /// <summary>Gets what holds for a key that may verify a token.</summary>
    public static IReadOnlyList<Rule<JsonWebKey>> Rules { get; } =
    [
        new("the key is an RSA key", key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA),
        new("the key has a name", key => !string.IsNullOrEmpty(key.Kid)),
        new("the key is for signatures", key => key.Use is null or "sig"),
        new("the key has at least 2048 bits", key => BitsOf(key) >= FewestBits),
    ];

    /// <summary>Takes a key from the list, or null where it may verify nothing.</summary>
    public static SigningKey? Of(JsonWebKey key, IReadOnlyList<Rule<JsonWebKey>> rules) => rules.FirstBroken(key) is null
        && Bytes(key.N) is { } modulus && Bytes(key.E) is { } exponent
            ? new(new RsaSecurityKey(new System.Security.Cryptography.RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = key.Kid }, EndorsementsOf(key))
            : null;

    /// <summary>The length of the modulus; leading zeros do not make a key stronger.</summary>
    private static long BitsOf(JsonWebKey key) => Bytes(key.N) is { } modulus ? new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength() : 0;

    private static List<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var told) && told is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).Where(one => one.Length > 0)]
            : [];

    private static byte[]? Bytes(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Base64UrlEncoder.DecodeBytes(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
